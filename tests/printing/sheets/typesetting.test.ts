import { describe, expect, test } from 'vitest';
import { paragraphDirection, runsRtl } from '#lib/printing/sheets/typesetting.ts';

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
