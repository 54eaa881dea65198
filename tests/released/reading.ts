/** What a device does with each answer of the API: it uses today's parser. */
import type { Parsed } from '#lib/domain/decode/parse.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import { parseErrorAnswer } from '#lib/domain/wire/errors.ts';
import { parseHeldAnswer } from '#lib/domain/wire/held.ts';
import { parsePageAnswer } from '#lib/domain/wire/page-wire.ts';
import { parseKeyringAnswer } from '#lib/domain/wire/hand-over-wire.ts';
import { parseHealth } from '#lib/domain/wire/health.ts';
import { parseFactsPage, parseFactsAnswer, parseFeedFact } from '#lib/domain/wire/facts-wire.ts';
import { parseListedFact, parsePaperAnswer, parsePaperPage } from '#lib/domain/wire/paper-wire.ts';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import * as wire from '#lib/domain/wire/wire.ts';
import type { RecordedCall } from './folder.ts';

type Parse = (value: unknown) => Parsed<unknown>;

/** A device believes these answers by their status alone. */
const byStatus: Parse = (value) =>
	typeof value === 'object' && value !== null
		? { kind: 'parsed', value: {} }
		: { kind: 'malformed', problem: 'must be an object' };

/** Parses the page, and then each fact on it. */
function parseBatches(value: unknown): Parsed<unknown> {
	const page = parseFactsPage(value);
	if (page.kind === 'malformed') return page;
	const facts = page.value.facts.map(parseFeedFact);
	return facts.find(({ kind }) => kind === 'malformed') ?? { kind: 'parsed', value: { ...page.value, facts } };
}

/** Does the same for the counts by hand. */
function parsePaperList(value: unknown): Parsed<unknown> {
	const page = parsePaperPage(value);
	if (page.kind === 'malformed') return page;
	const facts = page.value.facts.map(parseListedFact);
	return facts.find(({ kind }) => kind === 'malformed') ?? { kind: 'parsed', value: { ...page.value, facts } };
}

/** Older servers answered with the time alone. */
const parsePaperPosted: Parse = (value) =>
	typeof value === 'object' && value !== null && 'receipts' in value ? parsePaperAnswer(value) : byStatus(value);

function parseLive(value: unknown): Parsed<unknown> {
	const data = String(value)
		.split('\n')
		.find((line) => line.startsWith('data:'));
	return data ? wire.parseTally(JSON.parse(data.slice(5))) : { kind: 'malformed', problem: 'no counts' };
}

const readers: [pattern: RegExp, parse: Parse][] = [
	[/^GET \/health$/, parseHealth],
	[/^POST \/events$/, wire.parseEventAnswer],
	[/^GET \/events$/, wire.parseEventCodes],
	[/^(GET|PUT) \/events\/[^/]+$/, wire.parseEventAnswer],
	[/^POST .*\/hand-over$/, wire.parseEventAnswer],
	[/^GET .*\/keyring$/, parseKeyringAnswer],
	[/^GET .*\/page$/, parsePageAnswer],
	[/^GET .*\/pack$/, parseFetchedPack],
	[/^POST .*\/letters$/, wire.parsePostAnswer],
	[/^GET .*\/letters$/, parseFeedPage],
	[/^POST .*\/held$/, parseHeldAnswer],
	[/^POST .*\/batches$/, parseFactsAnswer],
	[/^GET .*\/batches$/, parseBatches],
	[/^POST .*\/paper$/, parsePaperPosted],
	[/^GET .*\/paper$/, parsePaperList],
	[/^GET .*\/tally$/, wire.parseTally],
	[/^GET .*\/live$/, parseLive],
	[/^GET .*\/devices$/, wire.parseDevices],
	[/^(PUT .*\/devices\/[^/]+|PUT .*\/page|POST .*\/collected|DELETE \/events\/[^/]+)$/, byStatus]
];

export function readAnswer(
	{ method, path, status }: Pick<RecordedCall, 'method' | 'path' | 'status'>,
	answer: unknown
): Parsed<unknown> {
	if (status >= 400) return parseErrorAnswer(answer);
	const asked = `${method} ${path.split('?')[0]}`;
	const [, parse] = readers.find(([pattern]) => pattern.test(asked)) ?? [];
	if (!parse) throw new Error(`nothing reads the answer to ${asked}`);
	return parse(answer);
}
