import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import HandCountPad from '#lib/ui/hall/HandCountPad.svelte';
import StampSheet from '#lib/ui/stamp/StampSheet.svelte';
import Ledger from '#lib/ui/desk/Ledger.svelte';
import TableRoll from '#lib/ui/desk/TableRoll.svelte';
import TopBar from '#lib/ui/basic/TopBar.svelte';

/** The words of an element that stand in more than one line. */
function brokenWords(element: Element): string[] {
	const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	const broken: string[] = [];
	for (let node = walk.nextNode(); node; node = walk.nextNode())
		for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{M}’'-]+/gu)) {
			const range = document.createRange();
			range.setStart(node, index);
			range.setEnd(node, index + word.length);
			if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
		}
	return broken;
}

const people = [
	['Panusaya ‘Rung’', 'Sithijirawattanakul'],
	['Anna & Vira', 'Anna Sharyhina & Vira Chernyhina'],
	['Bernardo', 'Caal Xol']
];
const cells = people.map(([name = '', restOfName = ''], index) => ({
	id: `${index}`,
	href: `/cases/${index}`,
	number: index + 1,
	name,
	restOfName,
	country: 'Thailand',
	line: 'Student, charged for her speeches',
	art: '/stamps/art/plain.svg',
	notes: []
}));

test.each([1024, 768, 390, 320])(
	'StampSheet breaks no name inside a word at %i px, and lets none stand over its edge',
	async (width) => {
		await page.viewport(width, 768);
		await render(StampSheet, { title: 'Touch a stamp', cells, postmark: { place: 'Library', day: '10 DEC' } });
		await document.fonts.ready;
		await expect.poll(() => [...document.querySelectorAll('.name, .rest')].flatMap(brokenWords)).toEqual([]);
		for (const name of document.querySelectorAll('.name, .rest')) expect(name.scrollWidth).toBeLessThanOrEqual(name.clientWidth);
		await page.viewport(1024, 768);
	}
);

test('TableRoll writes a table’s name smaller before it would break it', async () => {
	await page.viewport(390, 844);
	await render(TableRoll, {
		entries: ['Stage', '7', 'Balcony'].map((table) => ({ table, state: 'safe' as const, text: '3 letters' }))
	});
	await document.fonts.ready;
	await expect.poll(() => [...document.querySelectorAll('.roll .name')].flatMap(brokenWords)).toEqual([]);
	await page.viewport(1024, 768);
});

test.each([390, 360, 320])(
	'TopBar keeps where one is and what one can reach in one row at %i px, however long a table’s name is',
	async (width) => {
		await page.viewport(width, 640);
		const placecard = 'Table The long one at the window of the reading room';
		const children = createRawSnippet(() => ({ render: () => '<button style="min-width: 60px; height: 44px">EN</button>' }));
		await render(TopBar, { title: 'Northaven writes for rights', placecard, children });
		await document.fonts.ready;
		const boxes = ['.home', '.placecard', '.push button'].map((name) => document.querySelector(name)!.getBoundingClientRect());
		const middles = boxes.map(({ top, bottom }) => (top + bottom) / 2);
		expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(2);
		expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(width);
		expect(document.querySelector('.placecard')?.getAttribute('title')).toContain('reading room');
		await page.viewport(1024, 768);
	}
);

test.each([1024, 390, 320])('HandCountPad breaks no name inside a word at %i px', async (width) => {
	await page.viewport(width, 768);
	const cases = people.map(([name = ''], index) => ({
		caseId: `${index}`,
		name,
		art: '/stamps/art/plain.svg',
		letters: 0,
		cards: 0
	}));
	await render(HandCountPad, { cases, hasCards: true, onCount: () => Promise.resolve([]), onUndo: () => Promise.resolve(true) });
	await document.fonts.ready;
	await expect.poll(() => [...document.querySelectorAll('.name')].flatMap(brokenWords)).toEqual([]);
	await page.viewport(1024, 768);
});

test.each([1024, 390, 320])('Ledger breaks no name inside a word at %i px, beside Dutch heads', async (width) => {
	await page.viewport(width, 768);
	const none = {
		colour: 'red',
		letters: 6,
		cards: 0,
		paperLetters: 0,
		paperCards: 0,
		shares: { letters: 100, cards: 0, byHand: 0 }
	};
	const lines = people.map(([first = '', rest = ''], at) => ({
		...{ caseId: `${at}`, name: `${first} ${rest}`, art: '/stamps/art/plain.svg' },
		...none
	}));
	const heads = { caption: 'Zaken', caseHead: 'Zaak', bar: 'Verdeling', letters: 'Brieven', cards: 'Kaarten' };
	await render(Ledger, { lines, heads: { ...heads, byHand: 'Met de hand', writtenByHand: 'met de hand geschreven' } });
	await document.fonts.ready;
	await expect.poll(() => [...document.querySelectorAll('.counts .name')].flatMap(brokenWords)).toEqual([]);
	for (const name of document.querySelectorAll('.counts .name')) expect(name.scrollWidth).toBeLessThanOrEqual(name.clientWidth);
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	await page.viewport(1024, 768);
});
