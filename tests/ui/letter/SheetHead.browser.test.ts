import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import SheetHead from '#lib/ui/letter/SheetHead.svelte';

const shown = () => [...document.querySelectorAll('p')].map((line) => line.textContent);

test.each([
	['en', ['Dear Minister,', 'Nora Lind']],
	['nl', ['Betreft: Nora Lind', 'Dear Minister,']],
	['de', ['Nora Lind', 'Dear Minister,']]
])('SheetHead in %s has subject and salutation in the order and form in which they are printed', async (locale, lines) => {
	await render(SheetHead, { subject: 'Nora Lind', salutation: 'Dear Minister,', locale });
	expect(shown()).toEqual(lines);
});

test('SheetHead shows no empty line for what a letter does not have', async () => {
	await render(SheetHead, { subject: '', salutation: undefined, locale: 'en' });
	expect(shown()).toEqual([]);
});
