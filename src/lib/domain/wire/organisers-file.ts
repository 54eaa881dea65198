/**
 * The `.letters` file of an organiser's device, version 2 of the format: what it collected from any device, and what organisers did.
 * A version 1 file of a tablet has no facts, and is written and read as before (`letters-file.ts`).
 *
 *     writing-table letters 2
 *     {"event":"7KQ2MB","items":12,"facts":1}
 *     {"device":"…","item":{"id":"…","seq":3,…}}     one line an item, with the device that handed it in
 *     {"facts":"…"}                                  facts, sealed for the organisers, in portions
 *     end 5f0c…
 */
import { anything, base64, integer, parseJsonWith, parseWith, shape, type Decoded, type Parsed } from '../decode/parse.ts';
import { codeField } from '../event-code.ts';
import { linesOfLettersFile, lettersFileBounds, lettersFileName } from './letters-file.ts';
import { deviceField, parsePostedItem, type PostedItem } from './wire.ts';
import { largestSealedBytes } from './wire-bounds.ts';

/** Sealed portions of facts in one file. Each holds up to about 200 KB of them. */
const mostFactPortions = 60;

const head = shape({
	event: codeField,
	items: integer({ min: 0, max: lettersFileBounds.items }),
	facts: integer({ min: 0, max: mostFactPortions })
});
const itemLine = shape({ device: deviceField, item: anything });
const factsLine = shape({ facts: base64({ max: Math.ceil(largestSealedBytes / 3) * 4 }) });
const longestLine = Math.ceil(largestSealedBytes / 3) * 4 + 2_048;

/** A sealed item and the device that handed it in. */
export interface FromDevice {
	device: string;
	item: PostedItem;
}
export interface OrganisersFile {
	event: string;
	items: FromDevice[];
	/** Facts, sealed, in base64. */
	facts: string[];
}

/** Gives everything above the last line. It throws when it is beyond the bounds. */
export function organisersFileBody({ event, items, facts }: OrganisersFile): string {
	const parsed = parseWith(head, { event, items: items.length, facts: facts.length });
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	const lines = [parsed.value, ...items, ...facts.map((sealed) => ({ facts: sealed }))];
	return [`${lettersFileName}2`, ...lines.map((line) => JSON.stringify(line)), ''].join('\n');
}

/** Parses a body of version 2 whose digest was right. The caller compares the digest of each item. */
export function parseOrganisersFileBody(body: unknown): Parsed<OrganisersFile> {
	const lines = linesOfLettersFile(body);
	if (!lines) return malformed('must be bytes');
	const [first = '', ...rest] = lines;
	const parsed = parseJsonWith(head, first, 1_024);
	if (parsed.kind === 'malformed') return parsed;
	const { event, items: count, facts: portions } = parsed.value;
	if (rest.length !== count + portions) return malformed(`must hold ${count} items and ${portions} portions of facts`);
	const items = all(rest.slice(0, count), parseItemLine);
	if (items.kind === 'malformed') return items;
	const facts = all(rest.slice(count), (line) => parseJsonWith(factsLine, line, longestLine));
	if (facts.kind === 'malformed') return facts;
	if (new Set(items.value.map(({ item }) => item.id)).size < count) return malformed('names an item twice');
	return { kind: 'parsed', value: { event, items: items.value, facts: facts.value.map((line) => line.facts) } };
}

function parseItemLine(line: string): Parsed<FromDevice> {
	const parsed: Parsed<Decoded<typeof itemLine>> = parseJsonWith(itemLine, line, longestLine);
	if (parsed.kind === 'malformed') return parsed;
	const item = parsePostedItem(parsed.value.item);
	return item.kind === 'malformed' ? item : { kind: 'parsed', value: { device: parsed.value.device, item: item.value } };
}

function all<T>(lines: readonly string[], parse: (line: string) => Parsed<T>): Parsed<T[]> {
	const values: T[] = [];
	for (const line of lines) {
		const parsed = parse(line);
		if (parsed.kind === 'malformed') return parsed;
		values.push(parsed.value);
	}
	return { kind: 'parsed', value: values };
}

const malformed = (problem: string) => ({ kind: 'malformed', problem }) as const;
