/** The words of the roll-call. */
import type { ToldLack } from '#lib/domain/hall/readiness.ts';
import type { RollEntry } from '#lib/domain/hall/roll-call.ts';
import type { Closing } from '#lib/desk/closing.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import { partsInLine } from '#lib/domain/language/parts-in-line.ts';
import { momentInWords } from '#lib/domain/language/days.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';

/** Names the table, or a writer's own device by the last four signs of its pseudonym. */
export const whereInWords = ({ table, device }: Pick<RollEntry, 'table' | 'device'>): string =>
	table === undefined ? words.roll_own_device({ number: device.slice(-4) }) : words.room_table({ table: theirs(table) });

/** Says in one or two sentences where the device's items are. */
export function standingInWords({ standing, handedIn, stillOut, ...entry }: RollEntry): string {
	const seen = { moment: momentInWords(entry.lastSeenAtMs, screenLanguage.current) };
	if (standing === 'lost') return stillOut > 0 ? words.roll_lost({ count: stillOut }) : words.roll_lost_known(seen);
	const isPast = standing === 'unknown' || standing === 'set-up-anew';
	const said = isPast && handedIn === 0 ? words.roll_nothing_then() : soFar(handedIn, stillOut);
	if (standing === 'unknown') return `${words.roll_unknown(seen)} ${said}`;
	if (standing === 'quiet') return `${said} ${words.roll_quiet(seen)}`;
	if (standing !== 'set-up-anew') return said;
	const anew = words.roll_anew({ moment: momentInWords(entry.replacedAtMs ?? 0, screenLanguage.current) });
	return stillOut > 0 ? `${said} ${anew}` : `${words.roll_unknown(seen)} ${said} ${anew}`;
}

/** Gives what the device told when it was last heard. */
function soFar(handedIn: number, stillOut: number): string {
	if (stillOut > 0) return words.roll_some_out({ out: stillOut, count: handedIn });
	return handedIn === 0 ? words.roll_nothing() : words.roll_all_in({ count: handedIn });
}

/**
 * Says which sheets were not handed in: sheets that were on the table when it was last heard, and sheets that were cleared before
 * somebody finished them.
 */
export function sheetsInWords({ unfinished = 0, cleared = 0 }: RollEntry): string | undefined {
	const said = [
		...(unfinished > 0 ? [words.roll_unfinished({ count: unfinished })] : []),
		...(cleared > 0 ? [words.roll_cleared({ count: cleared })] : [])
	];
	return said.length > 0 ? said.join(' ') : undefined;
}

export const momentOf = (atMs: number): string => momentInWords(atMs, screenLanguage.current);

/** Gives a line for each device, with what is out and what is lost. */
export const closingLines = ({ out, lost }: Closing): { id: string; text: string }[] => [
	...out.map((entry) => {
		const [where, count] = [whereInWords(entry), entry.stillOut];
		const isLost = entry.standing === 'lost';
		return {
			id: entry.device,
			text: isLost ? words.close_line_lost({ where: theirs(where), count }) : words.close_line({ where: theirs(where), count })
		};
	}),
	...lost.map((entry) => ({
		id: entry.device,
		text: words.close_line_gone({ where: theirs(whereInWords(entry)), moment: momentOf(entry.lastSeenAtMs) })
	}))
];

const shownGaps = 6;

/**
 * Gives a text such as "Missing: numbers 4, 7 to 9.". It is absent when nothing or everything is missing, or when it is not
 * known.
 */
export function missingInWords({ missing = [], arrived }: RollEntry): string | undefined {
	if (missing.length === 0 || arrived === 0) return undefined;
	const shown = missing
		.slice(0, shownGaps)
		.map(([from, to]) => (from === to ? String(from) : words.roll_range({ from: String(from), to: String(to) })));
	return words.roll_numbers({ numbers: [...shown, ...(missing.length > shownGaps ? ['…'] : [])].join(', ') });
}

const lackWords: Record<ToldLack, () => string> = {
	worker: words.roll_lacks_worker,
	files: words.roll_lacks_files,
	fonts: words.roll_lacks_fonts,
	stamps: words.roll_lacks_stamps,
	event: words.roll_lacks_event,
	engine: words.roll_lacks_engine,
	kept: words.roll_lacks_kept,
	space: words.roll_lacks_space,
	clock: words.roll_lacks_clock,
	app: words.roll_lacks_app,
	other: words.roll_lacks_other
};
export const lacksInWords = (lacks: ToldLack[]): string =>
	words.roll_lacks({ what: lacks.map((lack) => lackWords[lack]()).join(', ') });

/** Gives when the device was last heard, its version, and whether it is ready for the hall. */
export function otherwiseInWords({ lastSeenAtMs, appVersion, lacks, standing }: RollEntry): string {
	const ready = standing === 'lost' ? undefined : readyInWords(lacks);
	return partsInLine([
		words.roll_heard({ moment: momentInWords(lastSeenAtMs, screenLanguage.current) }),
		...(appVersion ? [words.roll_version({ version: theirs(appVersion) })] : []),
		...(ready ? [ready] : [])
	]);
}

function readyInWords(lacks: ToldLack[] | undefined): string | undefined {
	if (lacks === undefined) return words.roll_not_looked();
	return lacks.length === 0 ? words.roll_is_ready() : undefined;
}
