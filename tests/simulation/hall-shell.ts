/** In place of the server's endpoints: who may ask, what is heard, and the answer as it travels; compared with them in `hall-server.test.ts`. */
import { healthPath } from '#lib/domain/wire/health.ts';
import { parseHeldQuestion } from '#lib/domain/wire/held.ts';
import { mediaType, parseCollected, parsePost, type Receipt } from '#lib/domain/wire/wire.ts';
import type { Store } from '#lib/server/store.ts';

export interface Sent {
	method: string;
	path: string;
	token: string;
	mediaType: string;
	body: string;
}
export interface Given {
	status: number;
	mediaType: string;
	text: string;
	retryAfter?: string;
	isRedirected?: boolean;
}

/** What the answers are made from, and who hears of them. */
export interface Hall {
	store: Store;
	roleOf: Store['roleOf'];
	nowMs: () => number;
	/** True for an item on which the server fails each time. */
	isPoisoned: (id: string) => boolean;
	onReceipt: (receipt: Receipt) => void;
	onCollected: (ids: string[]) => void;
}

/** Throws what the database throws. */
export async function answerOf({ method, path, token, mediaType: type, body }: Sent, hall: Hall): Promise<Given> {
	if (path === healthPath) return health(hall);
	const [, code = '', verb = ''] = /^\/api\/v1\/events\/([^/]+)\/?([a-z]*)/.exec(path) ?? [];
	const role = await hall.roleOf(code, token);
	if (role.kind !== 'known') return turnedAway(role.kind === 'unknown-event' ? 404 : 403);
	if (verb === 'letters' && method === 'GET') return feed(hall, code, path);
	if (type !== mediaType) return turnedAway(415);
	const json = jsonOf(body);
	if (verb === 'letters') return post(hall, code, json);
	if (verb === 'held') return held(hall, code, json);
	const collected = parseCollected(json);
	if (collected.kind === 'malformed') return turnedAway(400);
	await hall.store.markCollected(code, collected.value.ids);
	hall.onCollected(collected.value.ids);
	return ours(200, { serverTime: new Date(hall.nowMs()).toISOString() });
}

async function health({ store }: Hall): Promise<Given> {
	await store.isReady();
	return ours(200, { ok: true, version: 'simulated', store: store.engine });
}

async function post({ store, isPoisoned, onReceipt }: Hall, code: string, json: unknown): Promise<Given> {
	const parsed = parsePost(json);
	if (parsed.kind === 'malformed') return turnedAway(400);
	if (parsed.value.items.some((item) => isPoisoned((item as { id: string }).id))) return turnedAway(500);
	const outcome = await store.postLetters(code, parsed.value);
	if (outcome.kind !== 'answered') return turnedAway(404);
	outcome.answer.receipts.forEach(onReceipt);
	return ours(201, outcome.answer);
}

async function held({ store }: Hall, code: string, json: unknown): Promise<Given> {
	const question = parseHeldQuestion(json);
	return question.kind === 'malformed' ? turnedAway(400) : ours(200, await store.readHeld(code, question.value));
}

async function feed({ store }: Hall, code: string, path: string): Promise<Given> {
	const query = new URL(path, 'http://hall.test').searchParams;
	const asked = { after: Number(query.get('after')), limit: Number(query.get('limit')) };
	return ours(200, await store.readFeed(code, asked));
}

export const ours = (status: number, body: unknown): Given => ({ status, mediaType, text: JSON.stringify(body) });
export const turnedAway = (status: number) => ours(status, { error: { kind: 'failed', message: 'No.' } });

export function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
