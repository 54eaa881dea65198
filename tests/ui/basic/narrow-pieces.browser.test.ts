/** The common pieces on the narrowest screens. */
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import Radio from '#lib/ui/basic/Radio.svelte';
import StepList from '#lib/ui/basic/StepList.svelte';
import TextField from '#lib/ui/basic/TextField.svelte';
import TopBar from '#lib/ui/basic/TopBar.svelte';
import PaperCountForm from '#lib/ui/hall/PaperCountForm.svelte';

const wideOf = (selector: string) => document.querySelector<HTMLElement>(selector)!.getBoundingClientRect();
const inRem = (rem: number) => rem * parseFloat(getComputedStyle(document.documentElement).fontSize);

test.each(['Table 12', 'Tafel 7'])('TopBar shows the whole of %s on a screen of 320 px', async (placecard) => {
	await page.viewport(320, 640);
	await render(TopBar, { title: 'Northaven writes', placecard });
	await document.fonts.ready;
	for (const selector of ['.placecard', '.home span']) {
		const shown = document.querySelector<HTMLElement>(selector)!;
		expect(shown.scrollWidth).toBeLessThanOrEqual(shown.clientWidth);
	}
});

test('Radio puts a remark of several words beneath its choice on a phone, and keeps a figure at the end', async () => {
	await page.viewport(390, 844);
	const choice = { name: 'way', value: 'a', group: undefined, label: 'With the cases of this event' };
	const { unmount } = await render(Radio, { ...choice, note: 'To change a word, or to add a case.' });
	expect(wideOf('.radio span').top).toBeGreaterThanOrEqual(wideOf('.radio b').bottom);
	await unmount();
	await render(Radio, { ...choice, note: '17' });
	expect(wideOf('.radio span').left).toBeGreaterThanOrEqual(wideOf('.radio b').right);
});

test('StepList gives the current step its own number on a phone, where the others are not shown', async () => {
	await page.viewport(390, 844);
	const steps = ['a', 'b', 'c'].map((id) => ({ id, label: `Step ${id}`, go: () => {} }));
	await render(StepList, { steps, current: 'c', label: 'Steps' });
	// A step that is displayed is counted.
	expect([...document.querySelectorAll('li')].map((step) => getComputedStyle(step).display)).not.toContain('none');
	await expect.element(page.getByRole('button')).not.toBeInTheDocument();
	expect(wideOf('nav').height).toBeLessThan(inRem(4));
});

test('TextField of an hour stays within a narrow column', async () => {
	await page.viewport(320, 640);
	await render(TextField, { label: 'From', type: 'time', value: '' });
	document.querySelector<HTMLElement>('.text-field')!.style.inlineSize = '6rem';
	expect(wideOf('input').width).toBeLessThanOrEqual(wideOf('.text-field').width);
});

test('PaperCountForm breaks no name inside a word on the narrowest screen', async () => {
	await page.viewport(320, 640);
	const names = ['Mohamed El-Baqer', 'Anna Sharyhina & Vira Chernyhina'];
	await render(PaperCountForm, { cases: names.map((name) => ({ caseId: name, name })), onSave: () => {} });
	document.querySelector<HTMLElement>('form')!.style.inlineSize = '240px';
	await document.fonts.ready;
	await expect
		.poll(() => [...document.querySelectorAll<HTMLElement>('tbody b')].every((name) => name.style.overflowWrap === 'normal'))
		.toBe(true);
	for (const name of document.querySelectorAll<HTMLElement>('tbody b'))
		expect(name.scrollWidth).toBeLessThanOrEqual(name.clientWidth);
});
