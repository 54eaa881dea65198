import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import RollList, { type RollRow } from '#lib/ui/desk/RollList.svelte';

const row = (number: number, where = `Table ${number}`): RollRow => ({
	...{ id: String(number), where, state: 'safe', text: '2 of 5 are still out.', fine: 'Last heard at 14:00.' }
});
const rows = Array.from({ length: 250 }, (_, at) => row(at + 1));
const shown = () => page.getByRole('listitem').elements();

test('RollList shows a hundred rows at a time, and the keyboard reaches all of them', async () => {
	await render(RollList, { rows, label: 'At the tables' });
	expect(shown()).toHaveLength(100);
	const later = page.getByRole('navigation', { name: 'At the tables' }).getByRole('button', { name: 'Later' });
	(later.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByText('Table 101', { exact: true })).toBeInTheDocument();
	// The new page is announced, and reading goes on just above its first row.
	await expect.element(page.getByRole('status')).toHaveTextContent('101 to 200 of 250');
	await expect.element(page.getByRole('status')).toHaveFocus();
	await later.click();
	expect(shown()).toHaveLength(50);
	await expect.element(later).toHaveAttribute('aria-disabled', 'true');
	await expect.element(page.getByText('Table 250', { exact: true })).toBeInTheDocument();
});

test('RollList with few rows shows no ways to other pages', async () => {
	await render(RollList, { rows: rows.slice(0, 100), label: 'At the tables' });
	expect(shown()).toHaveLength(100);
	expect(page.getByRole('navigation').elements()).toHaveLength(0);
});

test('RollList keeps a table with U+202E in its name from turning anything', async () => {
	await render(RollList, { rows: [row(1, 'Table 7\u202e')], label: 'At the tables' });
	const name = document.querySelector('li bdi');
	expect([name?.textContent, name?.getAttribute('translate')]).toEqual(['Table 7', 'no']);
});
