import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { keepTexts } from '../../../src/routes/kept-texts.later.ts';
import { translatePage } from '../../support/translator.ts';
import KeptTexts from './KeptTexts.svelte';

const said = (id: string) => page.getByTestId(id).element().textContent.replace(/[»«]/g, '').replace(/\s+/g, ' ').trim();
/** Long enough for every observer of this page to have said what it saw. */
const settled = () => new Promise((done) => setTimeout(done));

let stop = () => {};
afterEach(() => stop());

for (const way of ['replaces', 'wraps', 'moves'] as const) {
	test(`keepTexts lets counts, words and rows change when a translator ${way} texts`, async () => {
		const { rerender } = await render(KeptTexts, { count: 0, rows: ['a', 'b'] });
		stop = keepTexts(document.body);
		const endTranslation = translatePage(way);
		await settled();
		expect(said('if')).toContain('words that go');
		expect(page.getByTestId('count').element().querySelector('font')).not.toBeNull();

		for (const count of [1, 2]) {
			await rerender({ count, rows: ['b', 'c'], isThere: false });
			await settled();
			expect(said('count')).toMatch(way === 'moves' ? /safe here/ : new RegExp(`^now ${count} safe here$`));
			expect(said('count')).toContain(String(count));
			expect(said('count')).not.toContain('0');
			expect(said('if')).toBe('before');
			expect(said('else')).toBe('none');
			expect(said('rows')).toBe('bc');
		}
		await rerender({ count: 3, rows: [], isThere: true });
		await settled();
		expect(said('if')).toContain('words that go');
		expect(said('else')).toContain('more');
		expect(said('else')).not.toContain('none');
		expect(said('rows')).toBe('');
		endTranslation();
	});
}

test('keepTexts gives the original back when the translator shows it again', async () => {
	const { rerender } = await render(KeptTexts, { count: 4 });
	const original = page.getByTestId('if').element().firstChild as Text;
	stop = keepTexts(document.body);
	const font = document.createElement('font');
	font.textContent = 'davor ';
	original.replaceWith(font);
	await settled();
	expect(said('if')).toBe('davor words that go');
	font.replaceWith(original);
	await settled();
	expect(said('if')).toBe('before words that go');
	await rerender({ count: 4, isThere: false });
	expect(said('if')).toBe('before');
});
