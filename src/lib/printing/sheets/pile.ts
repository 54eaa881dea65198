/** What lies in one case's pile, counted and weighed while its items are laid out. */
import { envelopeProfiles, paperSizes } from '#lib/domain/print/envelope.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Envelope, Paper } from '#lib/domain/manifest.ts';

export interface Pile {
	caseId: string;
	/** Of the letters that lie here, by id; absent is the case's first, with whom the cards lie. */
	addressee: string | undefined;
	letters: PileCount;
	cards: PileCount;
	/** Of the first letter, or card: the case's own. */
	address: readonly string[];
	/** In the order they are printed. */
	entries: readonly PileEntry[];
	/** Ids of those held back, since their address has no room. */
	leftOut: readonly string[];
	/** The year, when what lies here is practice. */
	practice: number | undefined;
}

export interface PileEntry {
	id: string;
	kind: Item['kind'];
	/** Sheets of a letter, cards of a card. */
	sheets: number;
}

export interface PileCount {
	count: number;
	sheets: number;
	/** Of all of them, to the gram above. */
	grams: number;
	/** Of the heaviest one. */
	heaviestGrams: number;
}

/** Office paper; and the card that copy shops print postcards on, a quarter of a sheet each. */
const gramsPerM2 = { letter: 80, card: 200 };

function gramsOf(kind: Item['kind'], sheets: number, paper: Paper): number {
	const { widthMm, heightMm } = paperSizes[paper];
	const sheetM2 = (widthMm * heightMm) / 1e6;
	return sheets * gramsPerM2[kind] * (kind === 'card' ? sheetM2 / 4 : sheetM2);
}

/** One pile for each case and addressee, in the order in which they are met. Two pages of a letter on both sides weigh one sheet. */
export function pilesOf(envelope: Envelope, isTwoSided = false) {
	const on = { envelope, isTwoSided };
	const piles = new Map<string, { items: Item[]; entries: PileEntry[]; leftOut: string[] }>();
	const pileFor = (item: Item) => {
		const key = item.addressee === undefined ? item.caseId : `${item.caseId} ${item.addressee}`;
		let pile = piles.get(key);
		if (!pile) piles.set(key, (pile = { items: [], entries: [], leftOut: [] }));
		pile.items.push(item);
		return pile;
	};
	return {
		add: (item: Item, sheets: number) => pileFor(item).entries.push({ id: item.id, kind: item.kind, sheets }),
		leaveOut: (item: Item) => pileFor(item).leftOut.push(item.id),
		all: (): Pile[] =>
			[...piles].map(([key, { items, entries, leftOut }]) => ({
				...{ caseId: key.split(' ')[0]!, addressee: key.split(' ')[1], entries, leftOut },
				address: (items.find((item) => item.kind === 'letter') ?? items[0])?.to.lines ?? [],
				practice: items.find((item) => item.practice !== undefined)?.practice,
				letters: counted('letter', entries, on),
				cards: counted('card', entries, on)
			}))
	};
}

interface PaperUse {
	envelope: Envelope;
	isTwoSided: boolean;
}

function counted(kind: Item['kind'], entries: readonly PileEntry[], { envelope, isTwoSided }: PaperUse): PileCount {
	const { paper } = envelopeProfiles[envelope];
	const gramsOfEach = (pages: number) => gramsOf(kind, kind === 'letter' && isTwoSided ? Math.ceil(pages / 2) : pages, paper);
	const sheets = entries.filter((entry) => entry.kind === kind).map((entry) => entry.sheets);
	const sum = sheets.reduce((total, each) => total + each, 0);
	return {
		...{ count: sheets.length, sheets: sum },
		grams: Math.ceil(sheets.reduce((total, each) => total + gramsOfEach(each), 0) - 1e-9),
		heaviestGrams: Math.ceil(gramsOfEach(Math.max(0, ...sheets)) - 1e-9)
	};
}
