/** Whatever people, addresses and events are called, every page of a kit keeps its texts apart and on the paper. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kitParts, partFacts, type KitPart } from '#lib/domain/kit/parts.ts';
import type { Case } from '#lib/domain/pack.ts';
import { envelopes, type Envelope } from '#lib/domain/manifest.ts';
import { mmPerPoint, textsOf, type Mark, type PlacedText, type SheetPage } from '#lib/domain/print/sheet.ts';
import { windowProfileOf } from '#lib/domain/print/window-profile.ts';
import { layOutKitPart, pagesIn, type LaidKitPart } from '#lib/printing/kit/kit.ts';
import { linedSheet } from '#lib/printing/kit/lined-sheet.ts';
import type { KitSetting } from '#lib/printing/kit/kit-setting.ts';
import { aKitSetting, kitLanguage, kitLanguages, kitPack } from '../../support/kits.ts';
import { anAnnouncement } from '../../support/posters.ts';

const scripts = {
	Latin: ['Schrijfavond', 'van', 'Studentenvereniging', 'Mensenrechten', 'Höhenstraße', 'l’Université'],
	Arabic: ['ليلة', 'الرسائل', 'في', 'مدينة', 'نورثهافن', 'لحقوق', 'الإنسان'],
	Han: ['为自由与正义写信之夜', '北港大学图书馆', '国际人权日活动'],
	Thai: ['คืนเขียนจดหมาย', 'เพื่อสิทธิมนุษยชน', 'มหาวิทยาลัย']
};
const nameOf80 = fc.constantFrom(...Object.values(scripts)).chain((words) =>
	fc.array(fc.constantFrom(...words), { minLength: 12, maxLength: 40 }).map((chosen) => {
		const joined = chosen.join(words === scripts.Han || words === scripts.Thai ? '' : ' ');
		return [...joined].slice(0, 80).join('').trim();
	})
);

const [first] = kitPack.cases;
if (!first) throw new Error('a pack without cases');
const caseNamed = (full: string, salutation: string): Case => ({
	...first,
	names: { ...first.names, full },
	addressees: first.addressees.map((each) => ({ ...each, salutation: { en: salutation, nl: salutation } }))
});

const texts = (page: SheetPage) => textsOf(page.marks.filter((mark) => mark.kind !== 'group'));
const pagesOf = ({ documents }: LaidKitPart) => documents.flatMap(({ pages }) => pages);

/** What of a page runs over its edge, or into another line of it. Cards lie in groups of their own, which are looked at one by one. */
function strays(page: SheetPage): string[] {
	const { widthMm, heightMm } = page;
	const found = collisions(texts(page), { widthMm, heightMm });
	const groups = page.marks.flatMap((mark: Mark) => (mark.kind === 'group' && mark.degrees === 0 ? [mark] : []));
	return [...found, ...groups.flatMap(({ marks }) => collisions(textsOf(marks), { widthMm, heightMm }))];
}

function collisions(lines: readonly PlacedText[], { widthMm, heightMm }: Pick<SheetPage, 'widthMm' | 'heightMm'>): string[] {
	const boxes = lines.map((line) => {
		const em = line.sizePt * mmPerPoint;
		return { line, left: line.xMm, right: line.xMm + line.widthMm, top: line.baselineMm - em * 0.5, bottom: line.baselineMm };
	});
	const over = boxes.filter(
		({ left, right, top, bottom }) => left < 3 || right > widthMm - 3 || top < 3 || bottom > heightMm - 4
	);
	const into = boxes.flatMap((one, at) =>
		boxes
			.slice(at + 1)
			.filter(
				(other) =>
					one.left < other.right - 0.2 &&
					other.left < one.right - 0.2 &&
					one.top < other.bottom - 0.2 &&
					other.top < one.bottom - 0.2
			)
			.map((other) => `“${one.line.text}” runs into “${other.line.text}”`)
	);
	return [...over.map(({ line }) => `off the paper: ${line.text}`), ...into];
}

const laid = (part: KitPart, change: Partial<KitSetting> = {}) =>
	layOutKitPart(part, aKitSetting(change), kitLanguages, [{ part: 'guide', copies: 6 }]);

const onPages = kitParts.filter((part) => part !== 'cards' && part !== 'labels' && part !== 'tables');

describe.each(onPages)('%s', (part) => {
	test('keeps its texts apart and on the paper for names of 80 signs in Latin, Arabic, Han and Thai', () => {
		fc.assert(
			fc.property(nameOf80, nameOf80, nameOf80, nameOf80, fc.boolean(), (event, person, responsible, salutation, isPractice) => {
				const facts = anAnnouncement({ name: event, responsible });
				const cases = [caseNamed(person, salutation), ...kitPack.cases.slice(1, 3)];
				const pack = { ...kitPack, archive: isPractice };
				for (const page of pagesOf(laid(part, { facts, cases, pack }))) expect(strays(page)).toEqual([]);
			}),
			{ numRuns: 5 }
		);
	});
	test('is there in the practice pack, in both languages where it is made for each', () => {
		const { documents, held } = laid(part);
		expect(held).toEqual([]);
		const { madeFor } = partFacts[part];
		expect(documents).toHaveLength({ case: 20, language: 2, event: 1, person: 0 }[madeFor]);
		expect(documents.flatMap(({ pages }) => pages.flatMap(strays))).toEqual([]);
		for (const { pages } of documents) expect(pages.some((page) => texts(page).length + page.marks.length > 4)).toBe(true);
	});
});

test('a guide as a booklet has whole sheets, each with a front and a back', () => {
	const { documents } = laid('guide', { isBooklet: true });
	for (const { pages } of documents) {
		expect(pages.length % 2).toBe(0);
		const turns = pages.map(({ marks }) => new Set(marks.map((mark) => (mark.kind === 'group' ? mark.degrees : 'none'))));
		expect(turns.map((each) => [...each][0])).toEqual(pages.map((_, at) => (at % 2 === 0 ? 90 : -90)));
	}
});

describe('linedSheet', () => {
	const setting = (envelope: Envelope) => ({ ...aKitSetting({ envelope }), ...kitLanguage('en') });
	test.each(envelopes)('has the address of %s where its window shows it, and nothing else there', (envelope) => {
		const { zone, reach } = windowProfileOf({ envelope });
		const sheets = kitPack.cases.map((entry) => linedSheet(entry, setting(envelope)));
		// Two addresses of the pack are longer than the low window of the United States.
		expect(sheets.filter(({ kind }) => kind === 'laid-out').length).toBeGreaterThanOrEqual(envelope === 'us10' ? 8 : 10);
		for (const sheet of sheets) {
			if (sheet.kind !== 'laid-out') continue;
			const address = texts(sheet.page).filter(({ block }) => block?.role === 'address');
			expect(address.length).toBeGreaterThan(1);
			for (const { xMm, widthMm, baselineMm } of address) {
				expect(xMm).toBeGreaterThanOrEqual(zone.leftMm);
				expect(xMm + widthMm).toBeLessThanOrEqual(zone.rightMm);
				expect(baselineMm).toBeGreaterThan(zone.topMm);
				expect(baselineMm).toBeLessThan(zone.bottomMm);
			}
			const rules = sheet.page.marks.filter((mark) => mark.kind === 'rule');
			const shown = rules.filter(
				({ x1Mm, x2Mm, y1Mm }) => y1Mm > reach.topMm && y1Mm < reach.bottomMm && x1Mm < reach.rightMm && x2Mm > reach.leftMm
			);
			expect(shown).toEqual([]);
		}
	});
	test('has fewer lines for a large hand, and at least eight', () => {
		const count = (pitch: 'usual' | 'large') => {
			const sheet = linedSheet(first, setting('din5008b'), pitch);
			return sheet.kind === 'laid-out' ? sheet.page.marks.filter((mark) => mark.kind === 'rule').length : 0;
		};
		expect(count('large')).toBeLessThan(count('usual'));
		expect(count('large')).toBeGreaterThan(8);
	});
	test('is held when the address has no room in the window', () => {
		const lines = Array.from({ length: 8 }, () => 'Directorate for Correspondence and for Everything Else That Concerns It');
		const entry = { ...first, addressees: first.addressees.map((each) => ({ ...each, lines })) };
		expect(linedSheet(entry, setting('us10')).kind).toBe('address-too-long');
		const part = layOutKitPart('lined', aKitSetting({ envelope: 'us10', cases: [entry] }), kitLanguages, []);
		expect(part).toMatchObject({ documents: [], held: [{ caseId: first.id }] });
	});
});

test('a language that the app does not speak gets its stories, with the words it borrows, and no second guide', () => {
	const languages = [kitLanguage('en'), kitLanguage('en', 'fr')];
	expect(layOutKitPart('guide', aKitSetting(), languages, []).documents).toHaveLength(1);
	expect(layOutKitPart('case', aKitSetting(), languages, []).documents).toHaveLength(20);
});

test('cards are one for each person, labels only for those whose letters are posted singly', () => {
	expect(pagesIn(laid('cards'))).toEqual([kitPack.cases.length]);
	const singly = kitPack.cases.filter(({ addressees }) => addressees[0]?.lines);
	expect(pagesIn(laid('labels'))).toEqual([singly.length]);
});

test('every word of a kit is there in every language, with the same places to fill', () => {
	const textsIn = (value: unknown): string[] =>
		typeof value === 'string'
			? [value]
			: typeof value === 'object' && value !== null
				? Object.values(value).flatMap(textsIn)
				: [];
	const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
	const [english, dutch] = [kitLanguage('en').words, kitLanguage('nl').words].map(textsIn);
	expect(english).not.toContain('');
	expect(dutch).not.toContain('');
	expect(dutch?.map(placesIn)).toEqual(english?.map(placesIn));
});
