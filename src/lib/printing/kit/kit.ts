/** A writing kit, laid out: each part once, in each language, as documents that are then printed as often as is wanted. */
import { partFacts, type KitPart } from '#lib/domain/kit/parts.ts';
import { labelGrids, labelsOn } from '#lib/domain/print/label-sheet.ts';
import type { Case } from '#lib/domain/pack.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import type { CardSides } from '../sheets/card.ts';
import { cardsPerSheet } from '../sheets/card-sheet.ts';
import { tableCards } from '../sheets/join-sheets.ts';
import { blankCard, blankLabel } from './blank-cards.ts';
import { bookletPages } from './booklet-sheet.ts';
import { casePages } from './case-page.ts';
import { guidePages } from './guide.ts';
import { kitPaper, type KitLanguage, type KitSetting, type PartSetting } from './kit-setting.ts';
import { linedSheet } from './lined-sheet.ts';
import { packingPages, parentsPages, privacyPages } from './notices.ts';
import { copyingPages, sampleLetter } from './sample.ts';
import { talkCards } from './talk-cards.ts';
import { tallyPages } from './tally-sheet.ts';

/** Pages that belong together: a story, a guide, one person's lined sheet. */
export interface KitDocument {
	part: KitPart;
	lang: string;
	/** For the outline: the part, or the person. */
	title: string;
	pages: readonly SheetPage[];
	caseId?: string;
}

/** What fills sheets of its own: cards and labels, each once. */
interface KitStock {
	part: 'cards' | 'labels';
	cards: readonly CardSides[];
	labels: readonly (readonly Mark[])[];
}

/** A page of a person that cannot be made, since the address has no room in the window or on the label. */
export interface KitHeld {
	part: KitPart;
	caseId: string;
}

export interface LaidKitPart {
	part: KitPart;
	documents: readonly KitDocument[];
	stock?: KitStock;
	held: readonly KitHeld[];
}

const partTitle = (part: KitPart, { words: { one } }: Pick<KitLanguage, 'words'>): string =>
	({
		guide: one.guideTitle,
		case: one.caseTitle,
		sample: one.sampleTitle,
		copying: one.copyingTitle,
		lined: one.linedTitle,
		cards: one.cardsTitle,
		labels: one.labelsTitle,
		talk: one.talkTitle,
		tables: one.tablesTitle,
		tally: one.tallyTitle,
		privacy: one.privacyTitle,
		packing: one.packingTitle,
		parents: one.parentsTitle
	})[part];

/** Cards and labels on one sheet. */
export const perSheetOf = (part: KitPart): number | undefined =>
	part === 'cards' ? cardsPerSheet : part === 'labels' ? labelsOn(labelGrids.l7160) : undefined;

/** What begins a sheet of its own in each copy: each document, or those of one language where they are a set. */
export function beginningsOf({ part, documents }: LaidKitPart): readonly (readonly KitDocument[])[] {
	if (!partFacts[part].isSet) return documents.map((each) => [each]);
	const tags = [...new Set(documents.map(({ lang }) => lang))];
	return tags.map((tag) => documents.filter(({ lang }) => lang === tag));
}

/** How many sides one copy of a part has, for each beginning, for the sums; of cards and labels how many there are. */
export const pagesIn = (laid: LaidKitPart): number[] =>
	laid.stock
		? [laid.stock.cards.length + laid.stock.labels.length]
		: beginningsOf(laid).map((documents) => documents.reduce((sum, { pages }) => sum + pages.length, 0));

export interface PackedPart {
	part: KitPart;
	copies: number;
}

/**
 * Lays out one part in all languages. What the app has no words for in a language of its own is made once, in the language whose words
 * are borrowed. `packed` is what the packing list names. `FontSet.ready` must come first.
 */
export function layOutKitPart(
	part: KitPart,
	setting: KitSetting,
	languages: readonly KitLanguage[],
	packed: readonly PackedPart[]
): LaidKitPart {
	const [first] = languages;
	if (!first) return { part, documents: [], held: [] };
	const { madeFor } = partFacts[part];
	const inFirst: PartSetting = { ...setting, ...first };
	if (part === 'cards' || part === 'labels') return stockOf(part, inFirst);
	if (madeFor === 'case') return forEachCase(part, setting, languages);
	const all = madeFor === 'event' ? [first] : wordsOnce(languages);
	const documents = all.map((language): KitDocument => ({
		part,
		lang: language.words.lang,
		title: partTitle(part, language),
		pages: pagesOf(part, { ...setting, ...language }, packed)
	}));
	return { part, documents: documents.filter(({ pages }) => pages.length > 0), held: [] };
}

/** Of two languages that borrow the same words only the first. */
function wordsOnce(languages: readonly KitLanguage[]): KitLanguage[] {
	const own = languages.filter(({ isBorrowed }) => !isBorrowed);
	return own.length > 0 ? own : languages.slice(0, 1);
}

function pagesOf(part: KitPart, setting: PartSetting, packed: readonly PackedPart[]): readonly SheetPage[] {
	const { words, sheetWords, fonts, facts, tables } = setting;
	switch (part) {
		case 'guide': {
			const pages = guidePages(setting);
			return setting.isBooklet ? bookletPages(pages, kitPaper(setting)) : pages;
		}
		case 'talk':
			return talkCards(setting);
		case 'tally':
			return tallyPages(setting);
		case 'tables': {
			const event = { ...facts, place: facts.place.at(-1) ?? '' };
			return tableCards(event, tables, { words: sheetWords, fonts, section: { lang: words.lang } });
		}
		case 'privacy':
			return privacyPages(setting);
		case 'parents':
			return parentsPages(setting);
		case 'packing':
			return packingPages(
				packed.map((each) => ({ name: partTitle(each.part, setting), copies: each.copies })),
				setting
			);
		default:
			return [];
	}
}

function forEachCase(part: KitPart, setting: KitSetting, languages: readonly KitLanguage[]): LaidKitPart {
	const held: KitHeld[] = [];
	const documents = languages.flatMap((language) =>
		setting.cases.flatMap((entry): KitDocument[] => {
			const pages = caseDocument(part, entry, { ...setting, ...language });
			if (!pages) {
				if (!held.some(({ caseId }) => caseId === entry.id)) held.push({ part, caseId: entry.id });
				return [];
			}
			return [{ part, lang: language.lang, title: entry.names.full, caseId: entry.id, pages }];
		})
	);
	return { part, documents, held };
}

/** Undefined where the address has no room in the window. */
function caseDocument(part: KitPart, entry: Case, setting: PartSetting): readonly SheetPage[] | undefined {
	if (part === 'case') return casePages(entry, setting);
	if (part === 'sample') {
		const letter = sampleLetter(entry, setting);
		return letter.kind === 'laid-out' ? letter.pages : undefined;
	}
	const lined = linedSheet(entry, setting, part === 'copying' ? 'large' : 'usual');
	if (lined.kind !== 'laid-out') return undefined;
	return part === 'copying' ? [...copyingPages(entry, setting), lined.page] : [lined.page];
}

function stockOf(part: 'cards' | 'labels', setting: PartSetting): LaidKitPart {
	const held: KitHeld[] = [];
	const cards: CardSides[] = [];
	const labels: (readonly Mark[])[] = [];
	setting.cases.forEach((entry, at) => {
		if (part === 'cards') {
			const card = blankCard(entry, at, setting);
			if (card) cards.push(card);
			else held.push({ part, caseId: entry.id });
		} else if (entry.addressees[0]?.lines) {
			const label = blankLabel(entry, setting);
			if (label) labels.push(label);
			else held.push({ part, caseId: entry.id });
		}
	});
	return { part, documents: [], stock: { part, cards, labels }, held };
}
