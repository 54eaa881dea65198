import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/lib/domain/item.ts';
import { textsOf, type Mark } from '../../../src/lib/domain/print/sheet.ts';
import { cardFit, layOutCard, type CardSides } from '../../../src/lib/printing/sheets/card.ts';
import { paperSizes } from '../../../src/lib/domain/print/envelope.ts';
import { cardSizeOn, type CardCut } from '../../../src/lib/printing/sheets/card-size.ts';
import { imposeCards, type Flip } from '../../../src/lib/printing/sheets/card-sheet.ts';
import { aCard, aSignature } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const cardSize = cardSizeOn({ paper: 'a4' });

function cardsOf(item: Item): CardSides[] {
	const layout = layOutCard(item, { words: printWords, fonts: printFonts });
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	return layout.cards;
}
const sentence = 'We think of you and of your family every day, and we will go on writing until you are free. ';

describe('cardFit', () => {
	const fit = (paragraphs: string[], change: Partial<Item> = {}) =>
		cardFit(aCard({ paragraphs, ...change }), { fonts: printFonts });
	test('counts the lines that are still free in the usual type, and takes one for each that is written', () => {
		const free = [1, 2, 3, 4].map((lines) => {
			const found = fit([Array.from({ length: lines }, () => 'Dear you').join('\n')]);
			if (found.kind !== 'fits') throw new Error(found.kind);
			expect(found.isSmaller).toBe(false);
			return found.linesLeft;
		});
		expect(free).toEqual([0, 1, 2, 3].map((taken) => (free[0] ?? 0) - taken));
		expect(free[3]).toBeGreaterThan(0);
	});
	test('agrees with the layout at every length: what fits is one card, and what goes on is as many as it says', () => {
		for (const times of [1, 5, 10, 14, 18, 22, 26, 40]) {
			const paragraphs = [sentence.repeat(times).trim()];
			for (const change of [{}, { practice: 2021 }]) {
				const [found, cards] = [fit(paragraphs, change), cardsOf(aCard({ paragraphs, ...change }))];
				expect(found.kind === 'fits' ? 1 : found.cards).toBe(cards.length);
				if (found.kind !== 'fits') continue;
				const printed = textsOf(cards[0]?.back.marks ?? []).find((line) => line.text.startsWith('We think'));
				expect(printed?.sizePt).toBe(found.sizePt);
			}
		}
	});
	test('says of 2,320 letters that they go on over other cards', () => {
		expect(fit(['a word '.repeat(332).slice(0, 2_320)])).toMatchObject({ kind: 'goes-on' });
	});
});

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

	/** Gives the centre of the turned card whose origin this is, in millimetres. */
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
	const cuts = [
		{ paper: 'a4', hasBleed: false },
		{ paper: 'a4', hasBleed: true },
		{ paper: 'letter', hasBleed: false },
		{ paper: 'letter', hasBleed: true }
	] as const;
	test.each(cuts)('lays every back behind its front, whichever edge the sheet turns over: $paper, bleed: $hasBleed', (cut) => {
		const { widthMm, heightMm } = paperSizes[cut.paper];
		const centres = (flip: Flip) => imposeCards(cards, flip, cut).map((page) => placedOn(page.marks, cut));
		const [fronts, backs] = centres('long-edge');
		expect(backs).toEqual(fronts?.map(({ x, y }) => ({ x: round(widthMm - x), y, turn: -90 })));
		const [upright, turned] = centres('short-edge');
		expect(turned).toEqual(upright?.map(({ x, y }) => ({ x, y: round(heightMm - y), turn: 90 })));
	});
	test.each(cuts)('keeps cards and their bleed apart and on the sheet: $paper, bleed: $hasBleed', (cut) => {
		const { widthMm, heightMm, bleedMm } = cardSizeOn(cut);
		const sheet = paperSizes[cut.paper];
		const [across, down] = [heightMm / 2 + bleedMm, widthMm / 2 + bleedMm];
		const centres = placedOn(imposeCards(cards, 'long-edge', cut)[0].marks, cut);
		for (const { x, y } of centres) {
			expect(Math.min(x - across, y - down)).toBeGreaterThanOrEqual(-1e-6);
			expect(x + across).toBeLessThanOrEqual(sheet.widthMm + 1e-6);
			expect(y + down).toBeLessThanOrEqual(sheet.heightMm + 1e-6);
		}
		const [first, second, third] = centres;
		expect((second?.x ?? 0) - (first?.x ?? 0)).toBeGreaterThanOrEqual(2 * across - 1e-6);
		expect((third?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThanOrEqual(2 * down - 1e-6);
	});
	test('draws six cut marks on both pages without bleed', () => {
		for (const page of imposeCards(cards, 'long-edge')) expect(page.marks.filter((mark) => mark.kind === 'rule')).toHaveLength(6);
	});
	test.each(['a4', 'letter'] as const)('draws two marks for each of eight cuts on %s, none of them in a bleed', (paper) => {
		const cut = { paper, hasBleed: true };
		const { widthMm, heightMm, bleedMm } = cardSizeOn(cut);
		const [page] = imposeCards(cards, 'long-edge', cut);
		const centres = placedOn(page.marks, cut);
		const marks = page.marks.filter((mark) => mark.kind === 'rule');
		expect(marks).toHaveLength(16);
		for (const { x1Mm, y1Mm, x2Mm, y2Mm } of marks) {
			expect(Math.hypot(x2Mm - x1Mm, y2Mm - y1Mm)).toBeGreaterThan(2.5);
			const inBleed = centres.filter(
				({ x, y }) =>
					Math.max(x1Mm, x2Mm) > x - heightMm / 2 - bleedMm &&
					Math.min(x1Mm, x2Mm) < x + heightMm / 2 + bleedMm &&
					Math.max(y1Mm, y2Mm) > y - widthMm / 2 - bleedMm &&
					Math.min(y1Mm, y2Mm) < y + widthMm / 2 + bleedMm
			);
			expect(inBleed).toEqual([]);
		}
		const upright = marks.filter((mark) => mark.x1Mm === mark.x2Mm).map((mark) => round(mark.x1Mm));
		const edges = centres.flatMap(({ x }) => [round(x - heightMm / 2), round(x + heightMm / 2)]);
		expect(new Set(upright)).toEqual(new Set(edges));
	});

	const round = (value: number) => Math.round(value * 1000) / 1000;

	function placedOn(marks: readonly Mark[], cut: CardCut) {
		const { widthMm, heightMm } = cardSizeOn(cut);
		return marks
			.filter((mark) => mark.kind === 'group')
			.map(({ xMm, yMm, degrees }) => {
				const [x, y] = degrees === 90 ? [xMm - heightMm / 2, yMm + widthMm / 2] : [xMm + heightMm / 2, yMm - widthMm / 2];
				return { x: round(x), y: round(y), turn: degrees };
			});
	}
});

describe('a card with bleed', () => {
	const layOut = (change: Partial<Item>) => {
		const layout = layOutCard(aCard(change), { words: printWords, fonts: printFonts, hasBleed: true });
		if (layout.kind !== 'laid-out') throw new Error(layout.kind);
		return layout.cards[0];
	};
	test('lets its picture run 3 mm over every cut', () => {
		const drawing = { width: 148, height: 105, lines: [[0, 0, 148, 105]] };
		const strokes = layOut({ drawing })?.front.marks[0];
		if (strokes?.kind !== 'strokes') throw new Error('no drawing');
		expect(strokes.clip).toEqual({ xMm: -3, yMm: -3, widthMm: 140, heightMm: 101 });
		const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = strokes.lines[0]?.pointsMm ?? [];
		expect(Math.max(x1, y1)).toBeLessThanOrEqual(-2.9);
		expect(x2).toBeGreaterThanOrEqual(136.9);
		expect(y2).toBeGreaterThanOrEqual(97.9);
	});
	test('keeps texts 8 mm inside the cut', () => {
		for (const line of textsOf(layOut({ paragraphs: [sentence.repeat(4)] })?.back.marks ?? [])) {
			expect(line.xMm).toBeGreaterThanOrEqual(8 - 1e-6);
			expect(line.xMm + line.widthMm).toBeLessThanOrEqual(126 + 1e-6);
			expect(line.baselineMm).toBeLessThanOrEqual(95 - 8);
		}
	});
	test('leaves the foot of a practice card to its mark', () => {
		const strokes = layOut({ practice: 2021 })?.front.marks[0];
		expect(strokes?.kind === 'strokes' && strokes.clip && strokes.clip.yMm + strokes.clip.heightMm).toBeLessThanOrEqual(73);
	});
});
