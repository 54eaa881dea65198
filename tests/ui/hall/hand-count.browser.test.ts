import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import type { Counted } from '#lib/domain/hall/say-paper-fact.ts';
import CountedList, { type CountedRow } from '#lib/ui/hall/CountedList.svelte';
import HandCountPad from '#lib/ui/hall/HandCountPad.svelte';
import PaperCountForm from '#lib/ui/hall/PaperCountForm.svelte';

const cases = [
	{ caseId: 'a', name: 'Ana', art: '/x.svg', letters: 18, cards: 2 },
	{ caseId: 'b', name: 'Bo', art: '/x.svg', letters: 0, cards: 0 }
];
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('HandCountPad counts one letter or one card a tap, and takes the last back', async () => {
	const onCount = vi.fn((counted: Counted[]) => Promise.resolve(counted.map(({ kind }) => `id of a ${kind}`)));
	const onUndo = vi.fn(() => Promise.resolve(true));
	await render(HandCountPad, { cases, hasCards: true, onCount, onUndo });
	await button('Ana 18: one letter more').click();
	expect(onCount).toHaveBeenLastCalledWith([{ caseId: 'a', kind: 'letter', count: 1 }]);
	await expect.element(page.getByRole('status')).toHaveTextContent('One letter for Ana counted.');
	await page.getByRole('radio', { name: 'Cards' }).click({ force: true });
	await button('Ana 2: one card more').click();
	expect(onCount).toHaveBeenLastCalledWith([{ caseId: 'a', kind: 'card', count: 1 }]);
	await button('Undo').click();
	expect(onUndo).toHaveBeenCalledExactlyOnceWith(['id of a card']);
	await expect.element(page.getByRole('status')).toHaveTextContent('Taken back.');
	await expect.element(button('Undo')).not.toBeInTheDocument();
});

test('HandCountPad breaks no name inside a word on the narrowest phone', async () => {
	await page.viewport(320, 640);
	const named = [{ caseId: 'a', name: 'Mohamed', art: '/x.svg', letters: 118, cards: 0 }];
	await render(HandCountPad, {
		cases: named,
		hasCards: true,
		onCount: () => Promise.resolve([]),
		onUndo: () => Promise.resolve(true)
	});
	const name = page.getByText('Mohamed').element();
	await expect.poll(() => name.getBoundingClientRect().width).toBeGreaterThan(0);
	await document.fonts.ready;
	expect(name.closest<HTMLElement>('.name')!.style.overflowWrap).toBe('normal');
});

test('HandCountPad says nothing of a tap that could not be kept, and has letters alone where no cards are written', async () => {
	const onCount = vi.fn(() => Promise.resolve([]));
	await render(HandCountPad, { cases, hasCards: false, onCount, onUndo: () => Promise.resolve(true) });
	await button(/^Bo/).click();
	await expect.poll(() => onCount.mock.calls.length).toBe(1);
	expect(page.getByRole('status').element().textContent.trim()).toBe('');
	expect(document.querySelectorAll('input')).toHaveLength(0);
});

test('HandCountPad has tiles that a finger hits, in a window of 320 px too', async () => {
	await page.viewport(320, 800);
	await render(HandCountPad, { cases, hasCards: true, onCount: vi.fn(), onUndo: vi.fn() });
	for (const tile of document.querySelectorAll('li button')) {
		const { height, right } = tile.getBoundingClientRect();
		expect(height).toBeGreaterThanOrEqual(56);
		expect(right).toBeLessThanOrEqual(320);
	}
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

const row = (id: string, change: Partial<CountedRow> = {}): CountedRow => ({
	...{ id, ids: [id], text: `70 letters for ${id}`, count: 70, notes: ['Table 3', '14:15'], isTakenBack: false },
	...change
});

test('CountedList corrects a line with the number that was typed, and asks for nothing when it was right', async () => {
	const [onTakeBack, onCorrect] = [vi.fn(), vi.fn()];
	await render(CountedList, { rows: [row('Ana'), row('Bo')], onTakeBack, onCorrect });
	await button('Correct: 70 letters for Bo').click();
	const number = page.getByRole('spinbutton');
	await expect.element(number).toHaveValue(70);
	await userEvent.keyboard('{Enter}');
	expect(onCorrect).not.toHaveBeenCalled();
	await button('Correct: 70 letters for Bo').click();
	await number.fill('7');
	await button('Put it right').click();
	expect(onCorrect).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'Bo' }), 7);
	await button('Take back: 70 letters for Ana').click();
	expect(onTakeBack).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'Ana' }));
});

test('CountedList folds what was taken back, where nothing can be done with it any more', async () => {
	await render(CountedList, {
		rows: [row('Ana'), row('Bo', { isTakenBack: true, notes: ['taken back here 15:00'] })],
		onTakeBack: vi.fn(),
		onCorrect: vi.fn()
	});
	await expect.element(page.getByText('70 letters for Bo')).not.toBeVisible();
	await page.getByText('Taken back: 1 count').click();
	await expect.element(page.getByText('taken back here 15:00')).toBeVisible();
	expect(button(/Take back:/).elements()).toHaveLength(1);
});

test('PaperCountForm gives the numbers that were entered and nothing else, letters and cards apart', async () => {
	const onSave = vi.fn();
	await render(PaperCountForm, { cases, onSave });
	await button('Add to the count').click();
	await expect.element(page.getByRole('alert')).toHaveTextContent('Enter at least one figure.');
	expect(onSave).not.toHaveBeenCalled();
	await page.getByLabelText('Bo, Letters').fill('4');
	await page.getByLabelText('Bo, Cards').fill('2');
	await button('Add to the count').click();
	expect(onSave).toHaveBeenCalledExactlyOnceWith([
		{ caseId: 'b', kind: 'letter', count: 4 },
		{ caseId: 'b', kind: 'card', count: 2 }
	]);
	await expect.element(page.getByLabelText('Bo, Letters')).toHaveValue(null);
});

test('PaperCountForm takes no number that the server would refuse', async () => {
	const onSave = vi.fn();
	await render(PaperCountForm, { cases, hasCards: false, onSave });
	for (const number of ['10001', '-1', '1.5']) {
		await page.getByLabelText('Ana, Letters').fill(number);
		await button('Add to the count').click();
	}
	expect(onSave).not.toHaveBeenCalled();
	expect(page.getByLabelText('Ana, Cards').elements()).toEqual([]);
});

test('PaperCountForm fits into a window of 320 px with the longest name', async () => {
	await page.viewport(320, 800);
	await render(PaperCountForm, { cases: [{ caseId: 'a', name: 'Panusaya ‘Rung’ Sithijirawattanakul' }], onSave: vi.fn() });
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});
