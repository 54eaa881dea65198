/** Holds docs/api.md against the endpoints: its calls, who may and how much; and sends its examples to them. */
import { beforeAll, expect, test } from 'vitest';
import { parseChannels, parsePutChannel } from '#lib/domain/wire/channels-wire.ts';
import { parseFactsPage, parseFactsAnswer, parseFeedFact, parsePostedFacts } from '#lib/domain/wire/facts-wire.ts';
import { parseHeldAnswer, parseHeldQuestion } from '#lib/domain/wire/held.ts';
import { parseKeyringAnswer, parsePostedHandOver, type PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import { parsePageAnswer, parsePostedPage } from '#lib/domain/wire/page-wire.ts';
import { parseKeeping } from '#lib/domain/wire/keeping.ts';
import { parseHealth } from '#lib/domain/wire/health.ts';
import { parseListedFact, parsePaperAnswer, parsePaperPage, parsePostedPaper } from '#lib/domain/wire/paper-wire.ts';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import * as wire from '#lib/domain/wire/wire.ts';
import { fromBase64Url, toBase64Url } from '#lib/keys/bytes.ts';
import { ask, routes, setUpToken } from '../support/api.ts';
import { useOwnServer } from '../support/own-server.ts';
import { aPostedHandOver, keyOf } from '../support/hand-over.ts';
import { aChannelId } from '../support/channels.ts';
import { aDevice, anEvent, aPackJson, aPosted, sha256, type TestEvent } from '../support/signed-event.ts';
import { writtenCalls, type Example, type WrittenCall } from './api-page.ts';
import { valueOf } from './bounds.ts';

useOwnServer();
const newWords = await keyOf(1);
const newToken = toBase64Url(newWords.authToken);
let event: TestEvent;
/** A hand-over to words that do not organise the event yet. */
let handingOver: PostedHandOver;
let tokens: Record<string, string>;
/** The real values in place of the page's `…`. */
let long: Record<string, string>;

beforeAll(async () => {
	event = await anEvent();
	tokens = { 'join token': event.joinToken, 'organiser token': event.organiserToken, 'set-up token': setUpToken };
	const { digest, sealed } = aPosted(1);
	const by = { sign: event.sign, verifyKey: fromBase64Url(event.sent.verifyKey)! };
	handingOver = await aPostedHandOver(event.sent, by, newWords);
	const { statement, statementSignature, signedBy } = handingOver.handedOver[0]!;
	long = {
		...event.sent,
		digest,
		sealed,
		card: sealed,
		tokenHash: digest,
		keyring: sealed,
		page: '{}',
		picture: sealed,
		statement,
		statementSignature,
		signedBy
	};
});

const call = (method: string, address: string): WrittenCall => {
	const found = writtenCalls.find((each) => each.method === method && each.address === address);
	if (!found) throw new Error(`docs/api.md has no ${method} ${address}`);
	return found;
};
const pathOf = ({ address }: WrittenCall) =>
	address.replace('[code]', event.code).replace('[device]', aDevice).replace('[channel]', aChannelId);
const tokenOf = ({ who }: WrittenCall) => (isForNewWords(who) ? newToken : tokens[who.at(-1) ?? '']);
/** The event does not know this token yet. The hand-over that it brings decides. */
const isForNewWords = (who: string[]) => who.includes('new organiser token');

function filled<T>(value: T, name = ''): T {
	if (value === '…') return (long[name] ?? value) as T;
	if (Array.isArray(value)) return value.map((each: unknown) => filled(each)) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled<unknown>(each, key)])) as T;
}

/** An example's value, reduced to its form where a clock decides it. */
const timeless = (text: string) =>
	JSON.parse(text.replace(/"(serverTime|receivedAt|lastSeenAt|goesAt|openedAt)":"[^"]+Z"/g, '"$1":"a moment"')) as unknown;

test('docs/api.md has every call that there is, and no other', () => {
	const there = routes.flatMap(({ address, methods }) => Object.keys(methods).map((method) => `${method} ${address}`));
	expect(writtenCalls.map(({ method, address }) => `${method} ${address}`).sort()).toEqual(there.sort());
});

/** The order in which each call finds what the calls before it left. */
const story: [string, string][] = [
	['POST', '/events'],
	['GET', '/events'],
	['GET', '/events/[code]'],
	['GET', '/events/[code]/keeping'],
	['POST', '/events/[code]/letters'],
	['GET', '/events/[code]/letters'],
	['POST', '/events/[code]/collected'],
	['POST', '/events/[code]/held'],
	['PUT', '/events/[code]/channels/[channel]'],
	['GET', '/events/[code]/channels'],
	['POST', '/events/[code]/paper'],
	['GET', '/events/[code]/paper'],
	['GET', '/events/[code]/tally'],
	['PUT', '/events/[code]/devices/[device]'],
	['GET', '/events/[code]/devices'],
	['POST', '/events/[code]/batches'],
	['GET', '/events/[code]/batches'],
	['GET', '/health']
];

test.each(story)('%s %s answers the example of docs/api.md as it stands there', async (method, address) => {
	const written = call(method, address);
	const body = written.request && filled(written.request);
	const answer = await ask(method, pathOf(written), { token: tokenOf(written), body });
	const text = await answer.text();
	expect(answer.status, text).toBe(written.status);
	expect(timeless(text)).toEqual(timeless(JSON.stringify(filled(written.answer))));
});

test('PUT event answers the example of docs/api.md as it stands there', async () => {
	const put = call('PUT', '/events/[code]');
	const pack = aPackJson('Another title');
	const next = await event.next({ name: 'Northaven goes on', packDigest: sha256(pack) });
	Object.assign(long, next, { pack });
	const replaced = await ask('PUT', pathOf(put), { token: tokenOf(put), body: filled(put.request) });
	expect([replaced.status, await replaced.json()]).toEqual([put.status, filled(put.answer)]);
});

const parsers: Record<string, (value: unknown) => { kind: string }> = {
	'POST /events request': wire.parseNewEvent,
	'PUT /events/[code] request': wire.parseNextManifest,
	'PUT /events/[code]/page request': parsePostedPage,
	'POST /events/[code]/hand-over request': parsePostedHandOver,
	'POST /events/[code]/letters request': wire.parsePost,
	'POST /events/[code]/collected request': wire.parseCollected,
	'POST /events/[code]/held request': parseHeldQuestion,
	'POST /events/[code]/held answer': parseHeldAnswer,
	'POST /events/[code]/paper request': parsePostedPaper,
	'POST /events/[code]/paper answer': parsePaperAnswer,
	'GET /events/[code]/paper answer': parsePaperPage,
	'PUT /events/[code]/devices/[device] request': wire.parseDeviceCard,
	'PUT /events/[code]/channels/[channel] request': parsePutChannel,
	'GET /events/[code]/channels answer': parseChannels,
	'POST /events/[code]/batches request': parsePostedFacts,
	'POST /events answer': wire.parseEventAnswer,
	'GET /events answer': wire.parseEventCodes,
	'GET /events/[code] answer': wire.parseEventAnswer,
	'GET /events/[code]/keeping answer': parseKeeping,
	'PUT /events/[code] answer': wire.parseEventAnswer,
	'GET /events/[code]/page answer': parsePageAnswer,
	'POST /events/[code]/hand-over answer': wire.parseEventAnswer,
	'GET /events/[code]/keyring answer': parseKeyringAnswer,
	'POST /events/[code]/letters answer': wire.parsePostAnswer,
	'GET /events/[code]/letters answer': parseFeedPage,
	'GET /events/[code]/tally answer': wire.parseTally,
	'GET /events/[code]/devices answer': wire.parseDevices,
	'POST /events/[code]/batches answer': parseFactsAnswer,
	'GET /events/[code]/batches answer': parseFactsPage,
	'GET /health answer': parseHealth
};
const examples = writtenCalls.flatMap(({ method, address, request, answer }) => [
	...(request ? [[`${method} ${address} request`, request] as const] : []),
	// Nobody reads an answer that only tells the time.
	...(answer && Object.keys(answer).join() !== 'serverTime' ? [[`${method} ${address} answer`, answer] as const] : [])
]);

test('every example of docs/api.md is read by the parser of who gets it', () => {
	expect(examples.map(([name]) => name).sort()).toEqual(Object.keys(parsers).sort());
	for (const [name, example] of examples) expect(parsers[name]!(filled(example)), name).toMatchObject({ kind: 'parsed' });
	const posted = filled(call('POST', '/events/[code]/letters').request) as { items: unknown[] };
	expect(posted.items.map((item) => wire.parsePostedItem(item).kind)).toEqual(['parsed']);
	const { facts } = call('GET', '/events/[code]/batches').answer as { facts: Example[] };
	expect(facts.map((fact) => parseFeedFact(fact).kind)).toEqual(['parsed', 'parsed']);
	const counted = call('GET', '/events/[code]/paper').answer as { facts: Example[] };
	expect(counted.facts.map((fact) => parseListedFact(fact).kind)).toEqual(Array(4).fill('parsed'));
});

const callsWithToken = writtenCalls
	.filter(({ who }) => who.length > 0 && !isForNewWords(who))
	.map((each) => [`${each.method} ${each.address}`, each] as const);

test.each(callsWithToken)('%s is for those whom docs/api.md names', async (_name, written) => {
	for (const [name, token] of Object.entries(tokens)) {
		// Deleting comes last. A call that must not succeed is asked with an empty body.
		if (written.method === 'DELETE' && written.who.includes(name)) continue;
		const answer = await ask(written.method, pathOf(written), { token, ...(written.bodyBound && { body: '' }) });
		await answer.body?.cancel();
		const isTurnedAway = answer.status === 403 || (written.address === '/events' && answer.status === 404);
		expect(isTurnedAway, `${name}: ${answer.status}`).toBe(!written.who.includes(name));
	}
	expect((await ask(written.method, pathOf(written), written.bodyBound ? { body: '' } : {})).status).toBe(401);
});

const callsWithBody = writtenCalls
	.filter(({ bodyBound }) => bodyBound)
	.map((each) => [`${each.method} ${each.address}`, each] as const);

test.each(callsWithBody)('%s takes a body up to the bound of docs/api.md, and of one media type', async (_name, written) => {
	const bound = valueOf(written.bodyBound!) as number;
	const statusOf = async (bytes: number, headers = {}) =>
		(await ask(written.method, pathOf(written), { token: tokenOf(written), body: ' '.repeat(bytes), headers })).status;
	expect(await statusOf(bound)).toBe(400);
	expect(await statusOf(bound + 1)).toBe(413);
	expect(await statusOf(2, { 'content-type': 'application/json' })).toBe(415);
});

test('a call without a body in docs/api.md heeds none', () => {
	const bodied = writtenCalls.filter(({ request }) => request);
	expect(bodied).toEqual(callsWithBody.map(([, each]) => each));
});

test('GET event and pack have an ETag and say how they may be kept; every other answer says no-store', async () => {
	for (const written of writtenCalls.filter(({ method }) => method === 'GET')) {
		const answer = await ask('GET', pathOf(written), { token: tokenOf(written) });
		await answer.body?.cancel();
		const isKept = ['/events/[code]', '/events/[code]/pack'].includes(written.address);
		expect([answer.headers.get('cache-control'), answer.headers.has('etag')], written.address).toEqual(
			isKept ? ['private, no-cache', true] : ['no-store', false]
		);
	}
});

test('POST hand-over is for new words alone, and answers the example of docs/api.md as it stands there', async () => {
	const written = call('POST', '/events/[code]/hand-over');
	const body = handingOver;
	for (const [token, status] of [
		[undefined, 401],
		[event.joinToken, 403],
		[event.organiserToken, 403],
		[newToken, 409]
	] as const)
		expect((await ask('POST', pathOf(written), { token, body })).status).toBe(status);
	const named = { name: 'Northaven goes on', packDigest: sha256(aPackJson('Another title')) };
	const last = { ...(await event.next(named)), verifyKey: event.sent.verifyKey };
	const by = { sign: event.sign, verifyKey: fromBase64Url(last.verifyKey)! };
	const sent = await aPostedHandOver(last, by, newWords);
	expect(shapeOf(sent)).toEqual(shapeOf(written.request));
	const answer = await ask('POST', pathOf(written), { token: newToken, body: sent });
	const { manifest, signature, verifyKey, handedOver } = sent;
	const said = (await answer.json()) as object;
	expect([answer.status, said]).toEqual([written.status, { manifest, signature, verifyKey, handedOver }]);
	expect(shapeOf(said)).toEqual(shapeOf(written.answer));
	const keyring = call('GET', '/events/[code]/keyring');
	const kept = (await (await ask('GET', pathOf(keyring), { token: newToken })).json()) as object;
	expect([kept, shapeOf(kept)]).toEqual([{ keyring: [{ verifyKey, sealed: sent.keyring }] }, shapeOf(keyring.answer)]);
	tokens['organiser token'] = newToken;
});

/** The names of the fields, without any texts. */
const shapeOf = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(/:"(?:[^"\\]|\\.)*"/g, ':""')) as unknown;

test('DELETE event answers as docs/api.md says', async () => {
	const written = call('DELETE', '/events/[code]');
	const answer = await ask('DELETE', pathOf(written), { token: tokenOf(written) });
	expect(answer.status).toBe(written.status);
	expect(Object.keys((await answer.json()) as object)).toEqual(Object.keys(written.answer!));
});
