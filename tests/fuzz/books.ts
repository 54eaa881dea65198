/**
 * What every answer must be like, and what the server must hold in the end: the items for which it gave a receipt, and nothing
 * else.
 */
import { createHash } from 'node:crypto';
import { oneOf, parseJsonWith, shape, text } from '#lib/domain/decode/parse.ts';
import { isWellFormed } from '#lib/domain/well-formed.ts';
import { errorKinds } from '#lib/domain/wire/errors.ts';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import { mediaType, parseDevices, parsePostAnswer, parseTally } from '#lib/domain/wire/wire.ts';
import type { TestEvent } from '../support/signed-event.ts';
import type { Sent } from './requests.ts';

export interface Answered {
	status: number;
	type: string;
	body: string;
}

const fine = [200, 201, 304];
const refusals = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 431, 507];
const errorAnswer = shape({ error: shape({ kind: oneOf(...errorKinds), message: text({ max: 400 }) }) });

/** Says what is wrong with an answer. It gives `undefined` for an answer that a device understands. */
export function faultOf({ method, path }: Sent, { status, type, body }: Answered): string | undefined {
	// These come from the framework before our code runs: an address that ends with a slash, and a form of a foreign page.
	if (status === 308 || (status === 403 && body.startsWith('Cross-site'))) return undefined;
	if (!fine.includes(status) && !refusals.includes(status)) return `status ${status}`;
	// Outside of the API there are pages, and Node itself refuses what is not HTTP.
	if (!isOfApi(path) || method === 'HEAD' || body === '') return undefined;
	if (type !== mediaType) return `media type ${type} at ${status}`;
	if (!isWellFormed(body)) return 'not well-formed';
	if (fine.includes(status)) return undefined;
	const parsed = parseJsonWith(errorAnswer, body, 16_384);
	return parsed.kind === 'parsed' ? undefined : `no error that a device knows: ${parsed.problem}`;
}

/** The address as the server sees it, with `..` resolved. */
const isOfApi = (path: string) => URL.canParse(path, 'http://x') && new URL(path, 'http://x').pathname.startsWith('/api/v1/');

/** By event code: the digest of each item that has a receipt, by id. */
export class Books {
	readonly stored = new Map<string, Map<string, string>>();
	note({ path }: Sent, { status, body }: Answered) {
		if (status !== 201 || !/\/letters/.test(path)) return;
		const code = decodeURIComponent(path.split('/')[4] ?? '');
		const parsed = parsePostAnswer(JSON.parse(body));
		if (parsed.kind === 'malformed') throw new Error(`receipts that no device understands: ${parsed.problem}`);
		const items = this.stored.get(code) ?? new Map<string, string>();
		this.stored.set(code, items);
		for (const { id, digest, outcome } of parsed.value.receipts) if (outcome === 'stored') items.set(id, digest);
	}
	/** Gives everything that is wrong with what the server holds. */
	async faults(event: TestEvent, ask: (path: string) => Promise<Answered>): Promise<string[]> {
		const expected = this.stored.get(event.code) ?? new Map<string, string>();
		const path = `/api/v1/events/${event.code}`;
		const lying = await feed(ask, path);
		const faults: string[] = [];
		for (const { id, digest, sealed, caseId } of lying) {
			if (expected.get(id) !== digest) faults.push(`${id} lies there without a receipt`);
			if (createHash('sha256').update(Buffer.from(sealed, 'base64')).digest('hex') !== digest) faults.push(`${id} was altered`);
			if (!['wendy-galarza', 'zhang-zhan'].includes(caseId)) faults.push(`${id} belongs to a case that is not in the pack`);
		}
		if (lying.length !== expected.size) faults.push(`${expected.size} receipts, ${lying.length} items`);
		const manifest = JSON.parse((await ask(path)).body) as { manifest: string };
		if (manifest.manifest !== event.sent.manifest) faults.push('the manifest was replaced');
		if ((await ask(`${path}/pack`)).body !== event.sent.pack) faults.push('the pack was replaced');
		const tally = parseTally(JSON.parse((await ask(`${path}/tally`)).body));
		const counted = tally.kind === 'parsed' ? tally.value.cases.reduce((sum, each) => sum + each.letters + each.cards, 0) : -1;
		if (counted !== lying.length) faults.push(`${counted} counted, ${lying.length} there`);
		const devices = parseDevices(JSON.parse((await ask(`${path}/devices`)).body));
		if (devices.kind === 'malformed') faults.push(`devices: ${devices.problem}`);
		return faults;
	}
}

async function feed(ask: (path: string) => Promise<Answered>, path: string) {
	const letters = [];
	for (let after = 0; ;) {
		const page = parseFeedPage(JSON.parse((await ask(`${path}/letters?after=${after}&limit=500`)).body));
		if (page.kind === 'malformed') throw new Error(`a page that no organiser's device understands: ${page.problem}`);
		if (page.value.letters.length === 0) return letters;
		letters.push(...page.value.letters);
		after = page.value.next;
	}
}
