import { describe, expect, test } from 'vitest';
import type { Item } from '#lib/domain/item.ts';
import { windowProfileOf } from '#lib/domain/print/window-profile.ts';
import { placeAddress } from '#lib/printing/sheets/letter-address.ts';
import { senderForPost } from '#lib/printing/sheets/letter-sender.ts';
import { aLetter } from '../../support/items.ts';
import { printFonts } from '../../support/print-fonts.ts';

describe('the sender in the window', () => {
	const profile = windowProfileOf({ envelope: 'din5008b' });
	const inWindow = (from: Item['from']) => senderForPost(aLetter({ from }), { lang: 'en' }, profile, printFonts);
	const textsOfLines = (from: Item['from']) => inWindow(from).marks.map(({ text }) => text);

	test('is one line while it fits, and takes no more of the window than its profile says', () => {
		const from = { name: 'Nora Vos', address: ['Kade 1', '1011 AB Amsterdam'], country: 'Netherlands' };
		expect(textsOfLines(from)).toEqual(['Nora Vos · Kade 1 · 1011 AB Amsterdam · Netherlands']);
		expect(inWindow(from).heightMm).toBe(5);
	});
	test('becomes two lines, then two without the country, before it is left out', () => {
		const street = 'Burgemeester van der Heijdenlaan 1123-2';
		const two = { name: 'Anna-Maria van der Heijden-Cartwright', address: [street, '1015 DV Amsterdam'], country: 'Netherlands' };
		expect(textsOfLines(two)).toEqual(['Anna-Maria van der Heijden-Cartwright', `${street} · 1015 DV Amsterdam · Netherlands`]);
		expect(inWindow(two).heightMm).toBeGreaterThan(7);
		const inland = {
			...two,
			name: `${two.name} and her neighbours`,
			country: 'United Kingdom of Great Britain and Northern Ireland, Europe'
		};
		expect(textsOfLines(inland).join(' ')).not.toContain('Kingdom');
		expect(textsOfLines(inland)).toHaveLength(2);
		expect(inWindow(inland).leftOut).toBe('country');
		expect(inWindow(two)).not.toHaveProperty('leftOut');
		expect(inWindow({ ...two, name: 'n'.repeat(150) })).toEqual({ marks: [], heightMm: 0, leftOut: 'all' });
	});
	test('says in a window of its own too what has no room there', () => {
		const us10 = (from: Item['from']) =>
			senderForPost(aLetter({ from }), { lang: 'en' }, windowProfileOf({ envelope: 'us10' }), printFonts);
		const country = 'United Kingdom of Great Britain and Northern Ireland';
		const lines = (count: number) => Array.from({ length: count }, (_, at) => `Line ${at + 1}`);
		const leftOut = [2, 4, 9].map((count) => us10({ name: 'Nora', address: lines(count), country }).leftOut);
		expect(leftOut).toEqual([undefined, 'country', 'all']);
	});
	test('has nothing to say where the writer gave no address', () => {
		expect(inWindow({ name: 'Nora', town: 'Northaven' })).toEqual({ marks: [], heightMm: 0 });
	});
	test('leaves the address below it its whole lines', () => {
		const from = {
			name: 'Anna-Maria van der Heijden-Cartwright',
			address: ['Burgemeester van der Heijdenlaan 1123-2', '1015 DV Amsterdam']
		};
		const { marks } = inWindow(from);
		const lines = ['The Honourable Attorney General', 'Ministry', 'Building B', 'Avenida 500', 'MEXICO'];
		const fit = placeAddress(lines, profile, inWindow(from).heightMm, { role: 'address', section: { lang: 'en' } }, printFonts);
		if (fit.kind !== 'fits') throw new Error(fit.kind);
		const lowest = Math.max(...marks.map(({ baselineMm }) => baselineMm));
		expect(Math.min(...fit.marks.map(({ baselineMm }) => baselineMm))).toBeGreaterThan(lowest + 2);
	});
});
