import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import type { Strokes } from '#lib/domain/writing/strokes.ts';
import Drawing from './Drawing.svelte';

type Card = { drawing?: Strokes; front?: string };
async function lay() {
	const screen = await render(Drawing);
	return (screen.component as unknown as { now: () => Card }).now;
}
async function draw(from: number, to: number) {
	const pad = document.querySelector('.postcard')!;
	await userEvent.dragAndDrop(pad, pad, { sourcePosition: { x: from, y: 40 }, targetPosition: { x: to, y: 90 }, steps: 5 });
}

test('DrawingPad draws with the chosen ink and width', async () => {
	const card = await lay();
	await draw(20, 90);
	await page.getByText('Red', { exact: true }).click({ force: true });
	await page.getByText('Thick', { exact: true }).click({ force: true });
	await draw(60, 160);
	const { drawing } = card();
	expect(drawing!.lines).toHaveLength(2);
	expect(drawing!.pens!.map(({ colour }) => colour)).toEqual(['ink', 'red']);
	expect(drawing!.pens![1]!.width).toBeGreaterThan(drawing!.pens![0]!.width);
});

test('DrawingPad takes back a line with its pen', async () => {
	const card = await lay();
	await draw(20, 90);
	await draw(60, 160);
	await page.getByRole('button', { name: 'Undo' }).click();
	expect(card().drawing).toMatchObject({ lines: { length: 1 }, pens: { length: 1 } });
	await page.getByRole('button', { name: 'Clear' }).click();
	expect(card().drawing!.lines).toEqual([]);
});

test('DrawingPad gives a drawn front instead, by keyboard, and the drawing back afterwards', async () => {
	const card = await lay();
	await draw(20, 90);
	const drawn = card().drawing;
	await page.getByText('Choose a drawn front instead').click();
	(page.getByRole('button', { name: 'Birds' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	expect(card()).toMatchObject({ front: 'birds', drawing: undefined });
	await page.getByRole('button', { name: 'Draw it yourself' }).click();
	expect(card()).toEqual({ front: undefined, drawing: drawn });
});
