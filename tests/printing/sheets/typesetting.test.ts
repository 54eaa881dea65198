import { describe, expect, test } from 'vitest';
import { paragraphDirection, runsRtl, setLines } from '#lib/printing/sheets/typesetting.ts';
import { printFonts } from '../../support/print-fonts.ts';

describe('paragraphDirection', () => {
	test.each(['ku-Arab', 'pa-Arab', 'az-Arab', 'sd', 'ug', 'ks', 'syr'])(
		'is right to left for figures, and for one word that runs that way, in %s',
		(lang) => {
			expect(paragraphDirection('12 – 14', lang)).toBe('rtl');
			expect(paragraphDirection('Wendy سلام', lang)).toBe('rtl');
		}
	);

	test.each(['ku', 'pa', 'az', 'sd-Deva', 'nl'])('is that of the first letter, and left to right without one, in %s', (lang) => {
		expect(paragraphDirection('12 – 14', lang)).toBe('ltr');
		expect(runsRtl('Wendy سلام', lang)).toBe(false);
		expect(runsRtl('سلام Wendy', lang)).toBe(true);
	});
});

test('setLines gives the stacks of Tibetan the room that they need, and no other line', () => {
	const style = { sizePt: 11, leading: 1.42, weight: 'regular', colour: 'ink', lang: 'bo', direction: 'auto' } as const;
	const heightOf = (text: string) => setLines(text, 120, style, printFonts)[0]!.leadingMm;
	const emMm = (11 * 25.4) / 72;
	expect(heightOf('འགྲོ་བ་མིའི་རིགས་རྒྱུད།')).toBeGreaterThan(1.54 * emMm);
	expect(heightOf('Tenzin')).toBeCloseTo(1.42 * emMm);
});
