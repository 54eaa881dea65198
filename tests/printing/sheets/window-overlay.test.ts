import { describe, expect, test } from 'vitest';
import { envelopeProfiles } from '../../../src/lib/domain/print/envelope.ts';
import { envelopes } from '../../../src/lib/domain/manifest.ts';
import { isWithin } from '#lib/domain/print/rect.ts';
import { windowProfileOf } from '#lib/domain/print/window-profile.ts';
import { layOutLetter } from '../../../src/lib/printing/sheets/letter.ts';
import { windowOverlay } from '../../../src/lib/printing/sheets/window-overlay.ts';
import { aLetter } from '../../support/items.ts';
import { printFonts as fonts, printWords } from '../../support/print-fonts.ts';

const twelve = Array.from({ length: 12 }, (_, index) => `Line ${index + 1} of an address`);

describe('windowOverlay', () => {
	test.each(envelopes)('frames the address inside the window of %s', (envelope) => {
		const { window, zone, address, foldsMm } = windowOverlay(aLetter(), { envelope, fonts });
		expect(window).toEqual(envelopeProfiles[envelope].window);
		expect(zone).toEqual(windowProfileOf({ envelope }).zone);
		expect(foldsMm.length).toBeGreaterThan(0);
		if (address.kind !== 'fits') throw new Error(address.kind);
		expect(isWithin(address.area, zone)).toBe(true);
		expect(address.sizePt).toBeGreaterThanOrEqual(8);
	});
	test('knows the second window of us10, and no other envelope has one', () => {
		const of = envelopes.filter((envelope) => windowOverlay(aLetter(), { envelope, fonts }).senderWindow);
		expect(of).toEqual(['us10']);
	});
	test('warns when the nudge brings the address out of what always shows', () => {
		const kindAt = (right: number, down: number) =>
			windowOverlay(aLetter(), { envelope: 'din5008b', fonts, nudgeMm: { right, down } }).address.kind;
		expect([kindAt(0, 0), kindAt(2, -2), kindAt(-6, 0), kindAt(0, 9)]).toEqual(['fits', 'fits', 'tight', 'tight']);
	});
	test.each(envelopes)('says that twelve lines overflow %s exactly when the letter is held back', (envelope) => {
		const item = aLetter({ to: { lines: twelve } });
		const { address } = windowOverlay(item, { envelope, fonts });
		const layout = layOutLetter(item, { envelope, words: printWords, fonts });
		expect(address.kind === 'overflows').toBe(layout.kind === 'address-too-long');
		if (address.kind === 'overflows') {
			expect(address.sizePt).toBe(8);
			expect(address.byMm).toBeGreaterThan(0);
			expect(address.area.bottomMm).toBeGreaterThan(envelopeProfiles[envelope].window.bottomMm - 2.5);
		}
	});
	test('has nothing to say of a letter without an address', () => {
		const item = aLetter({ to: { lines: [] } });
		expect(windowOverlay(item, { envelope: 'din5008b', fonts }).address).toEqual({ kind: 'none' });
	});
});
