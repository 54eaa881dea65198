import { createRawSnippet } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import Button from '#lib/ui/basic/Button.svelte';
import { forcedColours } from '../../support/forced-colours.ts';
import Saving from './Saving.svelte';

afterEach(() => forcedColours('none'));

const says = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

test('Button keeps its one next step filled, apart from the other ways, in forced colours', async () => {
	await forcedColours('active');
	expect(matchMedia('(forced-colors: active)').matches).toBe(true);
	await render(Button, { children: says('Next') });
	await render(Button, { second: true, children: says('Another way') });
	const ground = (name: string) => getComputedStyle(page.getByRole('button', { name }).element()).backgroundColor;
	const { color, backgroundColor } = getComputedStyle(page.getByRole('button', { name: 'Next' }).element());
	expect(ground('Next')).not.toBe(ground('Another way'));
	expect(color).not.toBe(backgroundColor);
});

test('a button that rests keeps the focus, says so, and does nothing more, by its own key or by Enter in a field', async () => {
	const [onsave, onturn] = [vi.fn(), vi.fn()];
	await render(Saving, { onsave, onturn });
	for (const [name, done] of [
		['Save', onsave],
		['Later', onturn]
	] as const) {
		const button = page.getByRole('button', { name });
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(button).toHaveAttribute('aria-disabled', 'true');
		await expect.element(button).toHaveFocus();
		await userEvent.keyboard('{Enter} ');
		(button.element() as HTMLElement).click();
		expect(done).toHaveBeenCalledTimes(1);
	}
	(page.getByRole('textbox').element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	expect(onsave).toHaveBeenCalledTimes(1);
});
