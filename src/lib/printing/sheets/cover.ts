/** The sheet on top of a case's pile. It says what is inside, how and where it travels, and who prepared it. */
import { envelopeProfiles, paperSizes } from '#lib/domain/print/envelope.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Addressee } from '#lib/domain/pack.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fill, type SheetWords } from '../words.ts';
import { addressSide } from './address-block.ts';
import { dayInWords } from '#lib/domain/language/days.ts';
import { openPage, type PagePen } from './page-pen.ts';
import type { PileCount, Pile } from './pile.ts';
import { practiceFooter, practiceMark } from './practice.ts';
import { shortId } from '#lib/domain/short-id.ts';

/** What covers say beyond what the items themselves tell. */
export interface CoverFacts {
	event?: string;
	/** Absent leaves a line to write on. */
	preparedBy?: string;
	/** Where the parcels of bundles go, line by line; absent leaves lines to write on. */
	parcelTo?: readonly string[];
	/** By the case's id. A case that is not here says what the items know: their count and their address. */
	cases: Readonly<Record<string, CoverCase>>;
}

export interface CoverCase {
	name: string;
	country: string;
	route: Addressee['route'];
	/** The first addressee's office and address; for bundles whom the letters are meant for. */
	address: readonly string[];
	/** The same for every other addressee, by id. */
	others?: Readonly<Record<string, Pick<CoverCase, 'route' | 'address'>>>;
}

export interface CoverSetting {
	envelope: Envelope;
	words: SheetWords;
	fonts: FontSet;
	facts: CoverFacts;
	/** The case's name when the facts do not know it. */
	name: string;
	createdAt: Date;
}

type Size = Pick<SheetPage, 'widthMm' | 'heightMm'>;

const smallerScales = [0.85, 0.7, 0.58];
const footMm = 20;
const mostNamed = 24;
const rowGapMm = 2.6;
const blankLines = { person: 1, address: 4 };

/** One page, in smaller type when its addresses are long. */
export function coverSheet(pile: Pile, setting: CoverSetting): SheetPage {
	const size = paperSizes[envelopeProfiles[setting.envelope].paper];
	const at = (scale: number) => filledPage(pile, setting, size, scale);
	let page = at(1);
	for (const scale of smallerScales) if (page.atMm() > size.heightMm - footMm) page = at(scale);
	return { ...size, marks: [...page.marks(), ...practiceMarks(pile, size, setting)] };
}

/** What the facts say of this pile. They know nothing of it when they do not know whom its letters are for. */
export function knownOf({ caseId, addressee }: Pile, { cases }: CoverFacts): CoverCase | undefined {
	const known = cases[caseId];
	if (addressee === undefined) return known;
	const other = known?.others?.[addressee];
	return known && other && { ...known, ...other };
}

function filledPage(pile: Pile, setting: CoverSetting, size: Size, scale: number): PagePen {
	const { words, facts, name, createdAt } = setting;
	const known = knownOf(pile, facts);
	const page = openPage(size, setting, { lang: words.lang }, scale);
	page.text(words.coverHead, { colour: 'soft' });
	page.gap(2);
	page.heading(known?.name ?? name, 34);
	if (known) page.text(known.country, { sizePt: 13, colour: 'soft' });
	page.gap(7);
	countTable(pile, page, words);
	page.gap(7);
	routeRows(pile, known, page, setting);
	const row = (label: string, value: string) => page.row(label, [value], 'left', rowGapMm);
	row(words.coverPostage, postageOf(pile, known, words));
	if (pile.leftOut.length > 0) row(words.coverLeftOut, fill(words.coverLeftOutHint, { ids: leftOutIds(pile) }));
	if (facts.event) row(words.coverEvent, facts.event);
	row(words.coverPreparedOn, dayInWords(createdAt.toISOString().slice(0, 10), words.lang));
	if (facts.preparedBy) row(words.coverPreparedBy, facts.preparedBy);
	else page.blankRow(words.coverPreparedBy, blankLines.person, rowGapMm);
	return page;
}

/** The report of the print run has all of them. */
function leftOutIds({ leftOut }: Pile): string {
	const named = leftOut.slice(0, mostNamed).map(shortId).join(', ');
	return leftOut.length > mostNamed ? `${named}, …` : named;
}

/** Letters, cards and both together: how many, on how many sheets, of what weight. */
function countTable({ letters, cards }: Pile, page: PagePen, words: SheetWords) {
	const grams = (value: number) => fill(words.coverGrams, { grams: value });
	const row = (name: string, { count, sheets, grams: weight }: Omit<PileCount, 'heaviestGrams'>) => [
		...[name, String(count), String(sheets), grams(weight)]
	];
	const rows = [
		...(letters.count > 0 ? [row(words.coverLetters, letters)] : []),
		...(cards.count > 0 ? [row(words.coverCards, cards)] : []),
		row(words.coverTogether, {
			count: letters.count + cards.count,
			sheets: letters.sheets + cards.sheets,
			grams: letters.grams + cards.grams
		})
	];
	page.table(['', words.coverHowMany, words.coverSheets, words.coverWeight], rows);
}

function routeRows(pile: Pile, known: CoverCase | undefined, page: PagePen, { words, facts }: CoverSetting) {
	if (!known) {
		if (pile.address.length > 0) page.row(words.coverAddress, pile.address, addressSide(pile.address, words.lang), rowGapMm);
		return;
	}
	const routes = { post: words.coverRoutePost, bundle: words.coverRouteBundle, embassy: words.coverRouteEmbassy };
	page.row(words.coverRoute, [routes[known.route]], 'left', rowGapMm);
	if (known.route === 'post') return page.row(words.coverAddress, known.address, 'left', rowGapMm);
	if (facts.parcelTo?.length) page.row(words.coverAddress, facts.parcelTo, 'left', rowGapMm);
	else page.blankRow(words.coverAddress, blankLines.address, rowGapMm);
	page.row(words.coverFor, known.address, 'left', rowGapMm);
}

/** No prices: they change with every year, country and format. */
function postageOf({ letters, cards }: Pile, known: CoverCase | undefined, words: SheetWords): string {
	const hint = fill(words.coverPostageHint, { grams: letters.grams + cards.grams });
	const isSingly = known?.route === 'post' && letters.count > 0;
	return isSingly ? `${fill(words.coverHeaviest, { grams: letters.heaviestGrams })} ${hint}` : hint;
}

function practiceMarks({ practice: year }: Pile, size: Size, { words, fonts }: CoverSetting): Mark[] {
	if (year === undefined) return [];
	const practice = { year, words, fonts };
	return [
		practiceMark(practice, { xMm: size.widthMm - 25, yMm: 14, corner: 'right', rows: 1 }),
		practiceFooter(practice, size.widthMm, size.heightMm - 12)
	];
}
