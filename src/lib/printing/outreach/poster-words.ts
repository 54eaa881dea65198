/** The words on what is posted, in one language. They are handed in, as those of the sheets are. */

/** `{names}`, `{count}` … stay in until a layout fills them. */
export interface PosterWords {
	/** The language of these words, such as `nl`. */
	lang: string;
	/** "One Two … Twelve": words for how many people there are. */
	numbers: string;
	tilePeople: string;
	tileOne: string;
	tileTable: string;
	tileYou: string;
	/** With {names}. */
	forNames: string;
	/** With {count}. */
	forCount: string;
	marathon: string;
	free: string;
	stepFree: string;
	lift: string;
	hearingLoop: string;
	findUs: string;
	/** With {code}. */
	codeIs: string;
	/** With {name}. */
	responsible: string;
	responsibleBlank: string;
	hourToCome: string;
	placeToCome: string;
	typeLead: string;
	practice: string;
	/** With {year}. */
	practiceNote: string;
	blankDear: string;
	blankNeighbours: string;
	blankOn: string;
	blankDay: string;
	blankFrom: string;
	blankTo: string;
	blankHour: string;
	blankWrite: string;
	blankAt: string;
	blankRoom: string;
	blankStreet: string;
	blankPlain: string;
	blankSpeak: string;
	blankStamp: string;
	blankTown: string;
	flyerHead: string;
	flyerFirst: string;
	flyerSecond: string;
	flyerThird: string;
	tentHead: string;
	tentLead: string;
	tentFold: string;
	tentPaper: string;
}

type PosterKey = Exclude<keyof PosterWords, 'lang'>;

/** The key of each text among the app's messages. */
const posterKeys: Readonly<Record<PosterKey, string>> = {
	numbers: 'poster_numbers',
	tilePeople: 'poster_tile_people',
	tileOne: 'poster_tile_one',
	tileTable: 'poster_tile_table',
	tileYou: 'poster_tile_you',
	forNames: 'poster_for_names',
	forCount: 'poster_for_count',
	marathon: 'poster_marathon',
	free: 'poster_free',
	stepFree: 'poster_step_free',
	lift: 'poster_lift',
	hearingLoop: 'poster_hearing_loop',
	findUs: 'poster_find_us',
	codeIs: 'poster_code_is',
	responsible: 'poster_responsible',
	responsibleBlank: 'poster_responsible_blank',
	hourToCome: 'poster_hour_to_come',
	placeToCome: 'poster_place_to_come',
	typeLead: 'poster_type_lead',
	practice: 'poster_practice',
	practiceNote: 'poster_practice_note',
	blankDear: 'poster_blank_dear',
	blankNeighbours: 'poster_blank_neighbours',
	blankOn: 'poster_blank_on',
	blankDay: 'poster_blank_day',
	blankFrom: 'poster_blank_from',
	blankTo: 'poster_blank_to',
	blankHour: 'poster_blank_hour',
	blankWrite: 'poster_blank_write',
	blankAt: 'poster_blank_at',
	blankRoom: 'poster_blank_room',
	blankStreet: 'poster_blank_street',
	blankPlain: 'poster_blank_plain',
	blankSpeak: 'poster_blank_speak',
	blankStamp: 'poster_blank_stamp',
	blankTown: 'poster_blank_town',
	flyerHead: 'poster_flyer_head',
	flyerFirst: 'poster_flyer_first',
	flyerSecond: 'poster_flyer_second',
	flyerThird: 'poster_flyer_third',
	tentHead: 'poster_tent_head',
	tentLead: 'poster_tent_lead',
	tentFold: 'poster_tent_fold',
	tentPaper: 'poster_tent_paper'
};

/** The words from wherever messages are kept. `textOf` gives a message with its placeholders still in. */
export function posterWords(lang: string, textOf: (messageKey: string) => string): PosterWords {
	const words = Object.entries(posterKeys).map(([key, messageKey]) => [key, textOf(messageKey)]);
	return { lang, ...(Object.fromEntries(words) as Record<PosterKey, string>) };
}
