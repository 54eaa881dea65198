import { page, userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import RoomsNav from '#lib/ui/desk/RoomsNav.svelte';

const rooms = [
	{ href: '/organise/desk', label: 'Desk' },
	{ href: '/organise/letters', label: 'Letters' }
];
const props = { label: 'Rooms', rooms, current: '/organise/desk' };
const toLetters = page.getByRole('link', { name: 'Letters' });

test('RoomsNav shows every room on a wide screen', async () => {
	await page.viewport(1280, 768);
	await render(RoomsNav, props);
	await expect.element(toLetters).toBeVisible();
	expect(page.getByRole('button').elements()).toHaveLength(0);
});

test('RoomsNav opens its list from one button on a phone, and Escape closes it and gives the focus back', async () => {
	await page.viewport(390, 844);
	const { rerender } = await render(RoomsNav, props);
	const button = page.getByRole('button', { name: 'Desk' });
	expect(toLetters.elements()).toHaveLength(0);
	await button.click();
	await expect.element(toLetters).toBeVisible();
	await expect.element(button).toHaveAttribute('aria-expanded', 'true');
	await userEvent.keyboard('{Escape}');
	expect(toLetters.elements()).toHaveLength(0);
	await expect.element(button).toHaveFocus();
	await button.click();
	await rerender({ current: '/organise/letters' });
	await expect.element(page.getByRole('button', { name: 'Letters' })).toHaveAttribute('aria-expanded', 'false');
	await page.viewport(1024, 768);
});
