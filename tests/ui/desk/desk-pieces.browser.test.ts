import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import Ledger from '#lib/ui/desk/Ledger.svelte';
import QrCode from '#lib/ui/basic/QrCode.svelte';
import StepList from '#lib/ui/basic/StepList.svelte';
import TwelveWords from '#lib/ui/desk/TwelveWords.svelte';

const heads = {
	caption: 'Counts per case',
	caseHead: 'Case',
	bar: 'Bar',
	letters: 'Letters',
	cards: 'Cards',
	byHand: 'By hand',
	writtenByHand: 'written by hand'
};
const line = {
	...{ caseId: 'wendy-galarza', name: 'Wendy Galarza', art: '/x.svg', colour: '#7d1548' },
	...{ letters: 61, cards: 24, paperLetters: 9, paperCards: 2, shares: { letters: 60, cards: 24, byHand: 0 } }
};

test('Ledger says every figure in its row, and hides the bar from screen readers', async () => {
	await page.viewport(1024, 768);
	await render(Ledger, { lines: [line], heads });
	await expect.element(page.getByRole('row', { name: 'Wendy Galarza 61 24 9 2' })).toBeInTheDocument();
	const bar = document.querySelector('tbody .case-bar')!;
	expect(bar.getAttribute('aria-hidden')).toBe('true');
	expect(bar.querySelectorAll('i')).toHaveLength(2);
});

test('Ledger has what was printed and posted once there is something of it', async () => {
	await page.viewport(1024, 768);
	await render(Ledger, {
		lines: [{ ...line, printed: 9, posted: 4 }],
		heads: { ...heads, printed: 'Printed', posted: 'Posted' }
	});
	await expect.element(page.getByRole('columnheader', { name: 'Posted' })).toBeInTheDocument();
	await expect.element(page.getByRole('row', { name: 'Wendy Galarza 61 24 9 2 9 4' })).toBeInTheDocument();
});

test('TwelveWords leaves nothing of the words in the page when covered', async () => {
	const screen = await render(TwelveWords, { words: ['lemon', 'harbor'], isCovered: true, coveredNote: 'Covered.' });
	expect(document.body.textContent).not.toContain('lemon');
	await screen.rerender({ isCovered: false });
	await expect.element(page.getByText('lemon')).toBeVisible();
	expect(document.querySelector('ol')?.getAttribute('translate')).toBe('no');
});

test.each([320, 448, 449, 897, 1440])('TwelveWords has room for the widest words in a window of %i px', async (width) => {
	await page.viewport(width, 900);
	await render(TwelveWords, { words: Array<string>(12).fill('mushroom'), isCovered: false, coveredNote: '' });
	await document.fonts.ready;
	// The sheet around it takes a fifth of a narrow window.
	const list = document.querySelector('ol')!;
	list.style.inlineSize = `${Math.min(width * 0.8, 900)}px`;
	for (const item of list.querySelectorAll('li')) expect(item.scrollWidth).toBeLessThanOrEqual(item.clientWidth);
});

test('StepList goes back to a step by keyboard and marks the one where one is', async () => {
	const go = vi.fn();
	const steps = [
		{ id: 'facts', label: 'Name', go },
		{ id: 'words', label: 'Your twelve words' },
		{ id: 'cases', label: 'The cases' }
	];
	await page.viewport(1280, 800);
	await render(StepList, { steps, current: 'words', label: 'Steps' });
	await userEvent.keyboard('{Tab}{Enter}');
	expect(go).toHaveBeenCalledOnce();
	expect(document.querySelector('[aria-current="step"]')?.textContent).toContain('Your twelve words');
});

test('QrCode draws dark cells on white with four cells around them', async () => {
	await render(QrCode, {
		rows: [
			[true, false],
			[false, true]
		],
		label: 'Join'
	});
	const svg = page.getByRole('img', { name: 'Join' }).element();
	expect(svg.getAttribute('viewBox')).toBe('-4 -4 10 10');
	expect(svg.querySelector('path')?.getAttribute('d')).toBe('M0 0h1v1h-1zM1 1h1v1h-1z');
});
