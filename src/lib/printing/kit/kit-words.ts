/** The words of a writing kit in one language. They are handed in, as those of sheets and posters are. */

const single = [
	...['ofPage', 'guideTitle', 'guideHead', 'guideLead', 'roles', 'setUp', 'day', 'steps', 'goodLetter', 'goodCard', 'when'],
	...['close', 'asks', 'reader', 'begin', 'end', 'bundle', 'rules', 'rulesCard', 'ruleLanguages', 'ruleSheets', 'ruleOneSheet'],
	...['ruleSender', 'ruleNoSender', 'ruleNumber', 'ruleNoReligion', 'ruleNoOrganisation', 'ruleNoDrawings', 'ruleNoColours'],
	...['ruleKeepOut', 'ruleName', 'rulePolite', 'ruleAccusations', 'toFamily', 'easy', 'hard', 'staysEmpty', 'cardIdeas'],
	...['sources', 'sampleTitle', 'sampleOf', 'copyingTitle', 'copyingLead', 'linedTitle', 'linedName', 'linedTown'],
	...['linedDate', 'linedDone', 'linedShort', 'linedScan', 'cardsTitle', 'labelsTitle', 'tablesTitle', 'tallyTitle'],
	...['tallyLead', 'tallyTable', 'tallyDay', 'tallyLetters', 'tallyCards', 'tallySum', 'tallyPeople', 'tallyBy', 'talkTitle'],
	...['talkHead', 'talkLead', 'packingTitle', 'packingKit', 'packingMore', 'packingRow', 'privacyTitle', 'privacyHead'],
	...['privacyWho', 'privacyUntil', 'privacyAsk', 'parentsTitle', 'parentsDear', 'parentsBye', 'parentsSlip', 'parentsChild'],
	...['parentsYes', 'parentsNo', 'parentsSign', 'caseTitle', 'careOf']
] as const;
/** Texts that are a list: how many there are of each. */
const lists = { setUp: 5, step: 7, close: 4, packing: 10, parents: 7 } as const;
/** The same where each has a head and a text. */
const pairs = { role: 4, when: 10, talk: 15, privacy: 6 } as const;

export interface HeadAndText {
	head: string;
	text: string;
}

/** `{page}`, `{name}` … stay in until a layout fills them. */
export interface KitWords {
	/** The language of these words, such as `nl`. */
	lang: string;
	one: Readonly<Record<(typeof single)[number], string>>;
	list: Readonly<Record<keyof typeof lists, readonly string[]>>;
	pairs: Readonly<Record<keyof typeof pairs, readonly HeadAndText[]>>;
	/** What happens at an hour of the day, and who does it; by the name of its line. */
	hour(line: string): { what: string; who: string };
}

/** The words from wherever messages are kept. `textOf` gives a message with its placeholders still in. */
export function kitWords(lang: string, textOf: (messageKey: string) => string): KitWords {
	const of = (name: string) => textOf(`kitpage_${underscored(name)}`);
	const counted = <T>(counts: Readonly<Record<string, number>>, make: (name: string, number: number) => T) =>
		Object.fromEntries(
			Object.entries(counts).map(([name, count]) => [name, Array.from({ length: count }, (_, at) => make(name, at + 1))])
		);
	return {
		lang,
		one: Object.fromEntries(single.map((name) => [name, of(name)])) as KitWords['one'],
		list: counted(lists, (name, number) => of(`${name}_${number}`)) as unknown as KitWords['list'],
		pairs: counted(pairs, (name, number) => ({
			head: of(`${name}_${number}_head`),
			text: of(`${name}_${number}_text`)
		})) as unknown as KitWords['pairs'],
		hour: (line) => ({ what: of(`hour_${line}`), who: of(`hour_${line}_who`) })
	};
}

const underscored = (name: string) => name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
