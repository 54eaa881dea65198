/** What lies on top of a case's pile: what is inside, which way it travels and where to, and who made it up. */
import { envelopeProfiles, paperSizes } from '#lib/domain/envelope.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Case } from '#lib/domain/pack.ts';
import type { Mark, SheetPage } from '#lib/domain/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fill, type SheetWords } from '../words.ts';
import { addressSide } from './address-block.ts';
import { dayInWords } from './day.ts';
import { openPage, type PagePen } from './page-pen.ts';
import type { Pile } from './pile.ts';
import { practiceFooter, practiceMark } from './practice.ts';

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
	route: Case['route'];
	/** The authority's office and address; for bundles whom the letters are meant for. */
	address: readonly string[];
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

const rowGapMm = 2.6;
const blankLines = { person: 1, address: 4 };

export function coverSheet(pile: Pile, setting: CoverSetting): SheetPage {
	const { words, facts, name, createdAt } = setting;
	const size = paperSizes[envelopeProfiles[setting.envelope].paper];
	const known = facts.cases[pile.caseId];
	const page = openPage(size, setting);
	page.text(words.coverHead, { sizePt: 11, colour: 'soft' });
	page.gap(2);
	page.heading(known?.name ?? name, 30);
	if (known) page.text(known.country, { sizePt: 13, colour: 'soft' });
	page.gap(7);
	countTable(pile, page, words);
	page.gap(7);
	routeRows(pile, known, page, setting);
	const row = (label: string, value: string) => page.row(label, [value], 'left', rowGapMm);
	row(words.coverPostage, postageOf(pile, known, words));
	if (pile.leftOut.length > 0)
		row(words.coverLeftOut, fill(words.coverLeftOutHint, { ids: pile.leftOut.map(shortId).join(', ') }));
	if (facts.event) row(words.coverEvent, facts.event);
	row(words.coverPreparedOn, dayInWords(createdAt.toISOString().slice(0, 10), words.lang));
	if (facts.preparedBy) row(words.coverPreparedBy, facts.preparedBy);
	else page.blankRow(words.coverPreparedBy, blankLines.person, rowGapMm);
	return { ...size, marks: [...page.marks(), ...practiceMarks(pile, size, setting)] };
}

/** Letters, cards and both together: how many, on how many sheets, of what weight. */
function countTable({ letters, cards }: Pile, page: PagePen, words: SheetWords) {
	const grams = (value: number) => fill(words.coverGrams, { grams: value });
	const rows = [
		[words.coverLetters, String(letters.count), String(letters.sheets), grams(letters.grams)],
		[words.coverCards, String(cards.count), String(cards.sheets), grams(cards.grams)],
		[
			words.coverTogether,
			String(letters.count + cards.count),
			String(letters.sheets + cards.sheets),
			grams(letters.grams + cards.grams)
		]
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

/** Enough to find one among thousands, and nothing of who wrote it. */
export const shortId = (id: string) => id.slice(-8);

function practiceMarks(
	{ practice: year }: Pile,
	size: { widthMm: number; heightMm: number },
	{ words, fonts }: CoverSetting
): Mark[] {
	if (year === undefined) return [];
	const practice = { year, words, fonts };
	return [
		practiceMark(practice, { xMm: size.widthMm - 25, yMm: 14, corner: 'right', rows: 1 }),
		practiceFooter(practice, size.widthMm, size.heightMm - 12)
	];
}
