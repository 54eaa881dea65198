import { describe, expect, test } from 'vitest';
import { textsOf, type SheetPage } from '../../../src/lib/domain/print/sheet.ts';
import { coverSheet, type CoverFacts, type CoverSetting } from '../../../src/lib/printing/sheets/cover.ts';
import { packingList } from '../../../src/lib/printing/sheets/packing-list.ts';
import { pilesOf, type Pile } from '../../../src/lib/printing/sheets/pile.ts';
import { aCard, aLetter } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const facts: CoverFacts = {
	event: 'Northaven writes',
	preparedBy: 'Nora',
	cases: {
		'wendy-galarza': {
			name: 'Wendy Galarza',
			country: 'Mexico',
			route: 'post',
			address: ['Fiscal General', 'Chetumal', 'MEXICO']
		},
		'sphere-ngo': { name: 'Sphere', country: 'Ukraine', route: 'bundle', address: ['Prosecutor', 'UKRAINE'] }
	}
};
const setting = (change: Partial<CoverSetting> = {}): CoverSetting => ({
	...{ envelope: 'din5008b', words: printWords, fonts: printFonts, facts, name: 'A case', createdAt: new Date(0), ...change }
});
const linesOf = (page: SheetPage | undefined) => textsOf(page?.marks ?? []).map((line) => line.text);
const textOf = (page: SheetPage | undefined) => linesOf(page).join(' ');

/** A pile of letters of so many pages each, and cards. */
function aPile(caseId: string, letterPages: number[], cards = 0, practice?: number): Pile {
	const piles = pilesOf('din5008b');
	for (const pages of letterPages) piles.add(aLetter({ caseId, practice }), pages);
	for (let index = 0; index < cards; index++) piles.add(aCard({ caseId, practice }), 1);
	const [pile] = piles.all();
	if (!pile) throw new Error('an empty pile');
	return pile;
}

describe('pilesOf', () => {
	test('weighs two pages of a letter as one sheet where both sides are printed, and cards as before', () => {
		const pile = (isTwoSided: boolean) => {
			const piles = pilesOf('din5008b', isTwoSided);
			piles.add(aLetter(), 3);
			piles.add(aLetter(), 1);
			piles.add(aCard(), 4);
			return piles.all()[0]!;
		};
		expect([pile(false).letters.grams, pile(true).letters.grams]).toEqual([20, 15]);
		expect([pile(false).letters.heaviestGrams, pile(true).letters.heaviestGrams]).toEqual([15, 10]);
		expect(pile(true).cards).toEqual(pile(false).cards);
		expect(pile(true).letters.sheets).toBe(4);
	});
	test('weighs letters at 80 g and cards at 200 g a square metre, to the gram above', () => {
		const { letters, cards } = aPile('wendy-galarza', [1, 1, 3], 4);
		// A sheet of A4 weighs 4.99 g, and a card of 200 g 3.12 g.
		expect(letters).toEqual({ count: 3, sheets: 5, grams: 25, heaviestGrams: 15 });
		expect(cards).toEqual({ count: 4, sheets: 4, grams: 13, heaviestGrams: 4 });
	});
	test('lays letters to each addressee of a case on a pile of their own, and the cards with the first', () => {
		const piles = pilesOf('din5008b');
		for (const item of [aLetter(), aLetter({ addressee: 'ombudsman' }), aCard(), aLetter({ addressee: 'ombudsman' })])
			piles.add(item, 1);
		const counts = piles.all().map(({ caseId, addressee, letters, cards }) => [caseId, addressee, letters.count, cards.count]);
		expect(counts).toEqual([
			['wendy-galarza', undefined, 1, 1],
			['wendy-galarza', 'ombudsman', 2, 0]
		]);
	});
	test('keeps the cases in the order they come, and what was left out with its case', () => {
		const piles = pilesOf('us10');
		piles.add(aCard({ caseId: 'b' }), 1);
		piles.leaveOut(aLetter({ caseId: 'a', id: 'left' }));
		piles.add(aLetter({ caseId: 'b' }), 2);
		expect(piles.all().map(({ caseId, entries, leftOut }) => [caseId, entries.length, leftOut])).toEqual([
			['b', 2, []],
			['a', 0, ['left']]
		]);
	});
});

describe('coverSheet', () => {
	test('counts letters, cards and pages, and says route, address, day and who prepared it', () => {
		const page = coverSheet(aPile('wendy-galarza', [1, 2], 3), setting());
		const lines = linesOf(page);
		expect(lines.slice(0, 3)).toEqual(['Cover sheet', 'Wendy Galarza', 'Mexico']);
		expect(textOf(page)).toContain('Letters 2 3 about 15 g Cards 3 3 about 10 g Together 5 6 about 25 g');
		for (const line of [
			'By post, each letter in its own envelope',
			'Fiscal General',
			'MEXICO',
			'Nora',
			'1 January 1970',
			'Northaven writes'
		])
			expect(lines).toContain(line);
		expect(textOf(page)).toContain('The heaviest letter weighs about 10 g without its envelope.');
	});
	test('sets the figures of each column one under another', () => {
		const lines = textsOf(coverSheet(aPile('wendy-galarza', [1], 12), setting()).marks);
		const ends = lines.filter((line) => /^\d+$/.test(line.text)).map((line) => Math.round((line.xMm + line.widthMm) * 10) / 10);
		expect(new Set(ends).size).toBe(2);
	});
	test('leaves lines to write on where nothing is known', () => {
		const rules = (page: SheetPage) => page.marks.filter((mark) => mark.kind === 'rule' && mark.x1Mm > 60).length;
		const nobody = setting({ facts: { ...facts, preparedBy: undefined } });
		expect(rules(coverSheet(aPile('wendy-galarza', [1]), nobody))).toBe(1);
		expect(rules(coverSheet(aPile('sphere-ngo', [1]), nobody))).toBe(5);
		const parcelTo = ['The office', 'Street 1', 'NETHERLANDS'];
		const page = coverSheet(aPile('sphere-ngo', [1]), setting({ facts: { ...facts, parcelTo } }));
		expect(rules(page)).toBe(0);
		expect(linesOf(page)).toEqual(expect.arrayContaining([...parcelTo, 'Meant for', 'Prosecutor']));
	});
	test('names what is not in the pile by its short id', () => {
		const pile = { ...aPile('wendy-galarza', [1]), leftOut: ['019b0a1e-0000-7000-8000-0000deadbeef'] };
		expect(textOf(coverSheet(pile, setting()))).toContain('Not in the pile Their address does not fit: deadbeef');
	});
	test('says of an unknown case what its items know', () => {
		const page = coverSheet(aPile('from-elsewhere', [1]), setting());
		expect(linesOf(page)).toEqual(expect.arrayContaining(['A case', 'Fiscal General de Quintana Roo', 'MEXICO']));
	});
	test('marks practice, and is as large as the paper of its envelope', () => {
		const page = coverSheet(aPile('wendy-galarza', [1], 0, 2021), setting({ envelope: 'us10' }));
		expect(linesOf(page)).toEqual(expect.arrayContaining(['Practice 2021', 'not to be posted']));
		expect(page).toMatchObject({ widthMm: 215.9, heightMm: 279.4 });
	});
	test('keeps everything on the page when all of it is long', () => {
		const address = Array.from({ length: 12 }, (_, index) => `Line ${index} of an address ${'that goes on and on '.repeat(4)}`);
		const long = { name: 'A name '.repeat(14), country: 'C'.repeat(60), route: 'bundle' as const, address: address.slice(0, 8) };
		const page = coverSheet(
			aPile('x', [1], 1, 2021),
			setting({ facts: { ...facts, parcelTo: address.slice(0, 6), cases: { x: long } } })
		);
		for (const line of textsOf(page.marks)) expect(line.baselineMm).toBeLessThan(297);
	});
});

describe('packingList', () => {
	test('numbers every item in the order of the pile, without a name', () => {
		const pile = aPile('sphere-ngo', [1, 3], 1);
		const [page, ...more] = packingList(pile, setting());
		expect(more).toEqual([]);
		const short = pile.entries.map((entry) => entry.id.slice(-8));
		expect(textOf(page)).toContain(`1 ${short[0]} Letter 1 2 ${short[1]} Letter 3 3 ${short[2]} Card 1`);
		expect(textOf(page)).not.toContain('Nora');
	});
	test('goes on over numbered pages, each entry once and above the foot', () => {
		const pile = aPile(
			'sphere-ngo',
			Array.from({ length: 200 }, () => 1)
		);
		const pages = packingList(pile, setting());
		expect(pages.length).toBe(3);
		const all = pages.flatMap(linesOf);
		for (const { id } of pile.entries) expect(all.filter((text) => text === id.slice(-8))).toHaveLength(1);
		pages.forEach((page, index) => expect(linesOf(page)).toContain(`${index + 1}/3`));
		for (const line of pages.flatMap((page) => textsOf(page.marks)))
			expect(line.baselineMm < 273 || /^\d\/3$/.test(line.text)).toBe(true);
	});
	test('is empty for an empty pile', () => {
		expect(packingList({ ...aPile('x', [1]), entries: [] }, setting())).toEqual([]);
	});
});
