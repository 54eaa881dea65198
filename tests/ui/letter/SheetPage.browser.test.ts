import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Mark } from '#lib/domain/print/sheet.ts';
import SheetPage from '#lib/ui/letter/SheetPage.svelte';

const text = (value: string, change: object = {}): Mark => ({
	...{
		kind: 'text',
		xMm: 25,
		baselineMm: 60,
		widthMm: 40,
		sizePt: 11,
		weight: 'regular',
		colour: 'ink',
		text: value,
		isRtl: false
	},
	...change
});
const lay = (...marks: Mark[]) => render(SheetPage, { page: { widthMm: 210, heightMm: 297, marks }, label: 'Page 1 of 1' });

test('SheetPage keeps hostile text as text', async () => {
	await lay(text('<img src=x onerror=alert(1)><script>alert(1)</script>'));
	expect(document.querySelector('svg script, svg img')).toBeNull();
	expect(document.querySelector('svg text')?.textContent).toContain('<script>');
});

test('SheetPage sets a line to the width it was measured with', async () => {
	await lay(text('Dear Attorney General,'));
	const box = document.querySelector<SVGTextElement>('svg text')!.getBBox();
	expect(box.x).toBeCloseTo(25, 0);
	expect(box.width).toBeCloseTo(40, 0);
});

test('SheetPage lays a line from right to left over the same place', async () => {
	await lay(text('رسالة', { isRtl: true }));
	const box = document.querySelector<SVGTextElement>('svg text')!.getBBox();
	// Glyphs of this script may hang over their line by a little.
	expect(Math.abs(box.x - 25)).toBeLessThan(1.5);
	expect(Math.abs(box.x + box.width - 65)).toBeLessThan(1.5);
});

test('SheetPage shows the window of the envelope when it is laid over', async () => {
	const zone = { leftMm: 20, topMm: 50, rightMm: 100, bottomMm: 90 };
	const window = { leftMm: 20, topMm: 45, rightMm: 105, bottomMm: 90, foldMm: 105, zone };
	await render(SheetPage, { page: { widthMm: 210, heightMm: 297, marks: [] }, label: 'Page 1 of 1', window });
	await expect.element(page.getByRole('img', { name: 'Page 1 of 1' })).toBeVisible();
	expect(document.querySelector('path.envelope')?.getAttribute('d')).toContain('M20 45');
	const shown = document.querySelector('rect.zone');
	expect(['x', 'y', 'width', 'height'].map((each) => Number(shown?.getAttribute(each)))).toEqual([20, 50, 80, 40]);
});

test('SheetPage draws a pen touch as a dot and groups turned', async () => {
	const dot: Mark = { kind: 'strokes', lines: [{ colour: 'blue', widthMm: 0.5, pointsMm: [10, 10] }] };
	await lay({ kind: 'group', xMm: 100, yMm: 20, degrees: -3, marks: [dot] });
	expect(document.querySelector('g')?.getAttribute('transform')).toBe('translate(100 20) rotate(-3)');
	expect(document.querySelector('g path')?.getAttribute('d')).toBe('M10 10L10 10');
});
