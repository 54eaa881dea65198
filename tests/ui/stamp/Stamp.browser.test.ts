import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import { countryLines } from '#lib/ui/stamp/country-lines.ts';
import Stamp from '#lib/ui/stamp/Stamp.svelte';

test('countryLines sets a long country of several words on two lines, where one line would be tiny', () => {
	expect(countryLines('MEXICO')).toEqual({ lines: ['MEXICO'], sizePx: 21 });
	expect(countryLines('WESTELIJKE JORDAANOEVER').lines).toEqual(['WESTELIJKE', 'JORDAANOEVER']);
	expect(countryLines('DEMOCRATISCHE REPUBLIEK CONGO').lines).toEqual(['DEMOCRATISCHE', 'REPUBLIEK CONGO']);
	expect(countryLines('LLANFAIRPWLLGWYNGYLL').lines).toHaveLength(1);
	expect(countryLines('')).toMatchObject({ lines: [''] });
});

test.each(['Mexico', 'Westelijke Jordaanoever', 'Democratische Republiek Congo', 'Saint Vincent and the Grenadines'])(
	'Stamp sets %s so that it can be read, beneath the picture and clear of the year and the number',
	async (country) => {
		await render(Stamp, { art: '/x.svg', country, year: 2021, number: 10, colour: '#333' });
		await document.fonts.ready;
		const boxes = (name: string) => [...document.querySelectorAll<SVGTextElement>(`svg .${name}`)].map((text) => text.getBBox());
		const [year, number] = [boxes('year')[0]!, boxes('number')[0]!];
		for (const { x, y, width, height } of boxes('country')) {
			expect(height).toBeGreaterThan(14);
			expect(x + width).toBeLessThan(number.x);
			expect(y + height * 0.2).toBeGreaterThan(222);
			expect(y + height * 0.8).toBeLessThan(year.y + year.height * 0.3);
		}
	}
);
