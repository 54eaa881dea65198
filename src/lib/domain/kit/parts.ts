/** What a writing kit is made of, in the order in which it is listed and printed. */
export const kitParts = [
	'guide',
	'case',
	'sample',
	'copying',
	'lined',
	'cards',
	'talk',
	'tally',
	'tables',
	'labels',
	'privacy',
	'packing',
	'parents'
] as const;
export type KitPart = (typeof kitParts)[number];

/** `case`: one for each person and language. Those of `event` are in the first language. */
type PartFor = 'case' | 'person' | 'language' | 'event';
/** What it is printed on. Cards and labels want a paper of their own, and so a file of their own. */
export type KitPaper = 'plain' | 'card' | 'label';

interface PartFacts {
	madeFor: PartFor;
	paper: KitPaper;
	/** Its back may carry its next page. What is written on, put up or cut apart is printed on one side. */
	isTwoSided: boolean;
	/** The people follow one another on the sheets of a copy, one on the back of another: what a table shares. */
	isSet?: true;
	/** In a kit before anybody has chosen. */
	isUsual: boolean;
}

export const partFacts: Readonly<Record<KitPart, PartFacts>> = {
	guide: { madeFor: 'language', paper: 'plain', isTwoSided: true, isUsual: true },
	case: { madeFor: 'case', paper: 'plain', isTwoSided: true, isSet: true, isUsual: true },
	sample: { madeFor: 'case', paper: 'plain', isTwoSided: true, isSet: true, isUsual: true },
	copying: { madeFor: 'case', paper: 'plain', isTwoSided: false, isUsual: true },
	lined: { madeFor: 'case', paper: 'plain', isTwoSided: false, isUsual: true },
	cards: { madeFor: 'person', paper: 'card', isTwoSided: true, isUsual: true },
	talk: { madeFor: 'language', paper: 'plain', isTwoSided: false, isUsual: true },
	tally: { madeFor: 'event', paper: 'plain', isTwoSided: false, isUsual: true },
	tables: { madeFor: 'event', paper: 'plain', isTwoSided: false, isUsual: true },
	// The address of a lined sheet shows in the window of its envelope.
	labels: { madeFor: 'person', paper: 'label', isTwoSided: false, isUsual: false },
	privacy: { madeFor: 'language', paper: 'plain', isTwoSided: true, isUsual: true },
	packing: { madeFor: 'event', paper: 'plain', isTwoSided: true, isUsual: true },
	parents: { madeFor: 'language', paper: 'plain', isTwoSided: true, isUsual: false }
};
