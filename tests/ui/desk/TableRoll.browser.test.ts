import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import TableRoll from '#lib/ui/desk/TableRoll.svelte';

const tables = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		table: at === 0 ? 'Balcony' : String(at),
		state: at === 3 ? ('safe' as const) : ('delivered' as const),
		text: at === 3 ? '2 still out' : '5 in'
	}));
const counts = [
	{ state: 'safe' as const, text: '1 still out' },
	{ state: 'delivered' as const, text: '39 in' }
];

test('TableRoll shows the words of a few tables', async () => {
	await render(TableRoll, { entries: tables(4), counts });
	expect(page.getByText('2 still out').element().getBoundingClientRect().width).toBeGreaterThan(20);
	expect(page.getByText('39 in').elements()).toHaveLength(0);
});

test('TableRoll shows forty tables in small cells that are large enough to touch, and speaks their words', async () => {
	await page.viewport(390, 844);
	await render(TableRoll, { entries: tables(40), counts });
	await expect.element(page.getByText('39 in')).toBeVisible();
	expect(page.getByText('2 still out').element().getBoundingClientRect().width).toBeLessThan(2);
	const cells = page.getByRole('listitem').elements();
	expect(cells).toHaveLength(40);
	const boxes = cells.map((cell) => cell.getBoundingClientRect());
	expect(Math.min(...boxes.map(({ width, height }) => Math.min(width, height)))).toBeGreaterThanOrEqual(44);
	expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(390);
	const name = document.querySelector('.name')!;
	expect(name.scrollWidth).toBeLessThanOrEqual(name.clientWidth + 1);
	await page.viewport(1024, 768);
});
