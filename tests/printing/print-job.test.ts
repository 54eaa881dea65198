import { describe, expect, test } from 'vitest';
import { printItems, type PrintRequest } from '../../src/lib/printing/print-job.ts';
import { aCard, aLetter } from '../support/items.ts';
import { wordsIn } from '../support/poppler.ts';
import { printFonts, printWords } from '../support/print-fonts.ts';

const request: PrintRequest = {
	...{ kind: 'all', envelope: 'din5008b', words: printWords, title: 'Letters', createdAt: new Date('2026-12-10T14:00:00Z') }
};

describe('printItems', () => {
	test('prints letters first, then four cards to a sheet', async () => {
		const letters = [aLetter(), aLetter()];
		const cards = Array.from({ length: 5 }, () => aCard());
		const printed = await printItems([...cards, ...letters], request, printFonts);
		if (printed.kind !== 'printed') throw new Error(printed.kind);
		expect(printed.pages).toBe(2 + 4);
		expect(printed.printed).toEqual([...letters, ...cards].map((item) => item.id));
	});
	test('prints a copy behind its letter, on a sheet of its own, with its own address, and counts the letter once', async () => {
		const copied = aLetter({ copyTo: ['Embassy of Mexico', 'Nassauplein 28', 'THE NETHERLANDS'] });
		const printed = await printItems([copied, aLetter()], { ...request, isTwoSided: true }, printFonts);
		// The letter, its empty back, the copy, its empty back, and the next letter.
		expect(printed).toMatchObject({ kind: 'printed', pages: 5, printed: { length: 2 } });
		if (printed.kind !== 'printed') throw new Error(printed.kind);
		const words = wordsIn(printed.pdf).split(/\s+/);
		expect(words.filter((word) => word === 'Nassauplein')).toHaveLength(1);
		expect(words.filter((word) => word === 'Copy')).toHaveLength(1);
		const held = await printItems(
			[{ ...copied, copyTo: Array(12).fill('A very long line '.repeat(7)) as string[] }],
			request,
			printFonts
		);
		expect(held).toMatchObject({ kind: 'nothing', held: [{ id: copied.id, reason: 'address' }] });
	});
	test('prints only the kind that was asked for', async () => {
		const letter = aLetter();
		const printed = await printItems([aCard(), letter], { ...request, kind: 'letters' }, printFonts);
		expect(printed).toMatchObject({ kind: 'printed', pages: 1, printed: [letter.id] });
	});
	test('prints boxes for what no font covers, names it with its letter, and keeps its text', async () => {
		const vai = aLetter({ paragraphs: ['ok', 'and ꕙꔤꔀꔁ here'] });
		const yi = aCard({ paragraphs: ['Be strong ꀀꀁ'] });
		const fine = aLetter({ paragraphs: ['سلام 💪'], from: { name: 'ปนัสยา' } });
		const printed = await printItems([vai, yi, fine], request, printFonts);
		if (printed.kind !== 'printed') throw new Error(printed.kind);
		expect(printed.printed).toEqual([vai.id, fine.id, yi.id]);
		expect(printed.missing).toMatchObject([
			{ id: vai.id, scripts: ['Vai'], characters: ['ꕙ', 'ꔤ', 'ꔀ', 'ꔁ'] },
			{ id: yi.id, scripts: ['Yi'], characters: ['ꀀ', 'ꀁ'] }
		]);
		const words = wordsIn(printed.pdf);
		for (const word of ['ok', 'ꕙꔤꔀꔁ', 'ꀀꀁ', '💪', 'ปนัสยา']) expect(words).toContain(word);
	});
	test('prints a letter whose sender has no room in the window, and names it', async () => {
		const address = ['Burgemeester van der Heijdenlaan 1123-2', '1015 DV Amsterdam'];
		const [lost, fine] = [aLetter({ from: { name: 'n'.repeat(90), address } }), aLetter({ from: { name: 'Nora', address } })];
		const printed = await printItems([lost, fine], request, printFonts);
		expect(printed).toMatchObject({
			printed: [lost.id, fine.id],
			senders: [{ kind: 'held', id: lost.id, reason: 'sender' }]
		});
	});
	test('holds back an address that fits no window', async () => {
		const item = aLetter({ to: { lines: Array.from({ length: 12 }, () => 'x'.repeat(120)) } });
		expect(await printItems([item], request, printFonts)).toEqual({
			kind: 'nothing',
			held: [{ kind: 'held', id: item.id, reason: 'address' }]
		});
	});
	test('says that there was nothing to print', async () => {
		expect(await printItems([], request, printFonts)).toEqual({ kind: 'nothing', held: [] });
	});
	test('tells its progress from nothing to all', async () => {
		const told: number[] = [];
		await printItems(
			Array.from({ length: 40 }, () => aLetter()),
			request,
			printFonts,
			({ done, total }) => told.push(done / total)
		);
		expect(told[0]).toBe(0);
		expect(told.at(-1)).toBe(1);
		expect(told.length).toBeGreaterThan(3);
	});
	test('ends as cancelled when the signal comes in the middle', async () => {
		const cancelling = new AbortController();
		const onProgress = ({ done }: { done: number }) => done > 0 && cancelling.abort();
		const items = Array.from({ length: 100 }, () => aLetter());
		expect(await printItems(items, request, printFonts, onProgress, cancelling.signal)).toEqual({ kind: 'cancelled' });
	});
	test('moves everything by the nudge', async () => {
		const bytes = async (nudgeMm?: { right: number; down: number }) =>
			printItems([aLetter({ id: 'x' })], { ...request, nudgeMm }, printFonts);
		expect(await bytes({ right: 0.5, down: 0 })).not.toEqual(await bytes());
		expect(await bytes({ right: 0, down: 0 })).toEqual(await bytes());
	});
});
