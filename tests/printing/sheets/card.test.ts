import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/lib/domain/item.ts';
import { textsOf, type Mark } from '../../../src/lib/domain/sheet.ts';
import { layOutCard, type CardSides } from '../../../src/lib/printing/sheets/card.ts';
import { cardSizeOn } from '../../../src/lib/printing/sheets/card-size.ts';
import { imposeCards } from '../../../src/lib/printing/sheets/card-sheet.ts';
import { aCard, aSignature } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const cardSize = cardSizeOn({ paper: 'a4' });

function cardsOf(item: Item): CardSides[] {
	const layout = layOutCard(item, { words: printWords, fonts: printFonts });
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	return layout.cards;
}
const sentence = 'We think of you and of your family every day, and we will go on writing until you are free. ';

describe('layOutCard', () => {
	test('puts the message left and the address right of the divider', () => {
		const item = aCard();
		const back = textsOf(cardsOf(item)[0]?.back.marks ?? []);
		const address = back.filter((line) => line.xMm > 92);
		expect(address.map((line) => line.text)).toEqual(item.to.lines);
		expect(back.filter((line) => line.xMm + line.widthMm < 92).map((line) => line.text)).toContain('Nora');
	});
	test('sets a long message smaller, down to 7 pt, on one card', () => {
		const sizes = [1, 5, 10, 14].map((times) => {
			const cards = cardsOf(aCard({ paragraphs: [sentence.repeat(times).trim()] }));
			expect(cards).toHaveLength(1);
			return textsOf(cards[0]?.back.marks ?? []).find((line) => line.text.startsWith('We think'))?.sizePt ?? 0;
		});
		expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
		expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
	});
	test('lets a message that is too long for 7 pt go on over numbered cards, with every word', () => {
		const paragraphs = Array.from({ length: 9 }, () => sentence.repeat(5).trim());
		const cards = cardsOf(aCard({ paragraphs }));
		expect(cards.length).toBeGreaterThan(1);
		const left = cards.map((card) => textsOf(card.back.marks).filter((line) => line.xMm < 80));
		expect(
			left
				.flat()
				.map((line) => line.text)
				.join(' ')
		).toContain(paragraphs.join(' '));
		expect(textsOf(cards[1]?.back.marks ?? []).map((line) => line.text)).toContain(`2/${cards.length}`);
		for (const line of left.flat()) expect(line.baselineMm).toBeLessThan(cardSize.heightMm - 3);
	});
	test('keeps a drawing inside the card with its pens, whatever its numbers', () => {
		const drawing = {
			...aSignature(),
			lines: [
				[-10_000, 3, 20_000, 0.5],
				[5, 5]
			],
			pens: [
				{ colour: 'red' as const, width: 200 },
				{ colour: 'green' as const, width: 0.1 }
			]
		};
		const strokes = cardsOf(aCard({ drawing }))[0]?.front.marks[0];
		if (strokes?.kind !== 'strokes') throw new Error('no drawing');
		expect(strokes.lines.map((line) => line.colour)).toEqual(['red', 'green']);
		expect(strokes.lines.every((line) => line.widthMm >= 0.2 && line.widthMm <= 12)).toBe(true);
		const points = strokes.lines.flatMap((line) => line.pointsMm);
		expect(points.every(Number.isFinite)).toBe(true);
		expect(strokes.clip).toEqual({ xMm: 8, yMm: 8, widthMm: 132.5, heightMm: 89 });
	});
	test('takes the plain front for a name it does not know', () => {
		expect(cardsOf(aCard({ front: 'from-the-future' }))[0]?.front).toEqual(cardsOf(aCard({ front: 'plain' }))[0]?.front);
	});
	test('marks both sides of a practice card', () => {
		for (const side of ['front', 'back'] as const) {
			const texts = textsOf(cardsOf(aCard({ practice: 2021 }))[0]?.[side].marks ?? []).map((line) => line.text);
			expect(texts).toEqual(expect.arrayContaining(['Practice 2021', 'not to be posted']));
		}
	});
	test('moves many address lines closer together inside their place', () => {
		const lines = Array.from({ length: 12 }, (_, index) => `Line ${index}`);
		const address = textsOf(cardsOf(aCard({ to: { lines } }))[0]?.back.marks ?? []).filter((line) => line.xMm > 92);
		expect(address.map((line) => line.text)).toEqual(lines);
		expect(address.at(-1)?.baselineMm).toBeLessThan(93);
	});
	test('gives up an address that has no room', () => {
		const item = aCard({ to: { lines: Array.from({ length: 12 }, () => 'x'.repeat(120)) } });
		expect(layOutCard(item, { words: printWords, fonts: printFonts }).kind).toBe('address-too-long');
	});
});

describe('imposeCards', () => {
	const cards = Array.from({ length: 4 }, () => cardsOf(aCard())[0]).filter((card) => card !== undefined);
	const slots = (marks: readonly Mark[]) =>
		marks.filter((mark) => mark.kind === 'group').map(({ xMm, yMm, degrees }) => centreOf(xMm, yMm, degrees));

	/** Of the card that lies at this origin, turned. */
	function centreOf(xMm: number, yMm: number, degrees: number): [number, number] {
		const [x, y] = [cardSize.widthMm / 2, cardSize.heightMm / 2];
		return degrees === 90 ? [xMm - y, yMm + x] : [xMm + y, yMm - x];
	}

	test('puts four cards on the quarters of the sheet', () => {
		expect(slots(imposeCards(cards, 'long-edge')[0].marks)).toEqual([
			[52.5, 74.25],
			[157.5, 74.25],
			[52.5, 222.75],
			[157.5, 222.75]
		]);
	});
	test('mirrors the columns of the backs when the sheet turns over its long edge', () => {
		const [fronts, backs] = imposeCards(cards, 'long-edge').map((page) => slots(page.marks));
		expect(backs).toEqual(fronts?.map(([x, y]) => [210 - x, y]));
	});
	test('mirrors the rows when the sheet turns over its short edge', () => {
		const [fronts, backs] = imposeCards(cards, 'short-edge').map((page) => slots(page.marks));
		expect(backs).toEqual(fronts?.map(([x, y]) => [x, 297 - y]));
	});
	test('draws cut marks on both pages', () => {
		for (const page of imposeCards(cards, 'long-edge')) expect(page.marks.filter((mark) => mark.kind === 'rule')).toHaveLength(6);
	});
});
