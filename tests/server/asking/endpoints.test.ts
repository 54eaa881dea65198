/** Sends every call of the wire to the real endpoints. The file is long because all calls share one event and one database. */
import { rmSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseListedFact, parsePaperAnswer, parsePaperPage } from '#lib/domain/wire/paper-wire.ts';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import { mediaType, parseDevices, parseEventAnswer, parsePostAnswer, parseTally } from '#lib/domain/wire/wire.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { liveBounds, minuteBounds } from '#lib/server/asking/limits.ts';
import { closeRunning, running } from '#lib/server/running.ts';
import { ask, origin, setUpToken, useNewDatabase, type Ask } from '../../support/api.ts';
import { aCount, aTakeBack } from '../../support/paper-facts.ts';
import { aDevice, anEvent, aPackJson, aPosted, idOf, sha256, type TestEvent } from '../../support/signed-event.ts';

const folder = useNewDatabase();
let event: TestEvent;
let path: string;
let join: Ask;
let organiser: Ask;

beforeAll(async () => {
	event = await anEvent();
	path = `/events/${event.code}`;
	[join, organiser] = [{ token: event.joinToken }, { token: event.organiserToken }];
	expect((await ask('POST', '/events', { token: setUpToken, body: event.sent })).status).toBe(201);
});
afterAll(async () => {
	await closeRunning();
	rmSync(folder, { recursive: true });
});

const kindOf = async (response: Response) => {
	expect(response.headers.get('content-type')).toBe(mediaType);
	const { error } = (await response.json()) as { error: { kind: string; message: string } };
	expect(error.message).toMatch(/\S/);
	return `${response.status} ${error.kind}`;
};
const post = (items: unknown[], how: Ask = join) => ask('POST', `${path}/letters`, { ...how, body: { device: aDevice, items } });
const stored = async () => {
	const page = parseFeedPage(await (await ask('GET', `${path}/letters?limit=500`, organiser)).json());
	return page.kind === 'parsed' ? page.value.letters.map(({ id }) => id) : page.problem;
};

test('GET health says what runs', async () => {
	const answer = await ask('GET', '/health');
	expect(answer.headers.get('content-type')).toBe(mediaType);
	expect(await answer.json()).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+/) as unknown, store: 'sqlite' });
});

describe('events', () => {
	test('POST events turns away without the set-up token, with a taken code and with a lying pack', async () => {
		expect(await kindOf(await ask('POST', '/events', { body: event.sent }))).toBe('401 no-token');
		expect(await kindOf(await ask('POST', '/events', { ...organiser, body: event.sent }))).toBe('403 wrong-token');
		const rival = await anEvent();
		expect(await kindOf(await ask('POST', '/events', { token: setUpToken, body: rival.sent }))).toBe('409 code-taken');
		const lying = { ...(await anEvent({ code: 'ABCDEF' })).sent, pack: aPackJson('Another') };
		expect(await kindOf(await ask('POST', '/events', { token: setUpToken, body: lying }))).toBe('422 wrong-digest');
		const forged = { ...(await anEvent({ code: 'ABCDEF' })).sent, signature: 'A'.repeat(86) };
		expect(await kindOf(await ask('POST', '/events', { token: setUpToken, body: forged }))).toBe('422 wrong-signature');
	});

	test('GET events finds an event by its organiser token alone, and by no other', async () => {
		expect(await (await ask('GET', '/events', organiser)).json()).toEqual({ codes: [event.code] });
		expect(await kindOf(await ask('GET', '/events', join))).toBe('404 unknown-event');
		expect(await kindOf(await ask('GET', '/events', { token: setUpToken }))).toBe('404 unknown-event');
		expect(await kindOf(await ask('GET', '/events'))).toBe('401 no-token');
	});

	test('GET event gives the signed manifest, and 304 to who has it', async () => {
		const answer = await ask('GET', path, join);
		expect(parseEventAnswer(await answer.json())).toMatchObject({ kind: 'parsed', value: { manifest: event.sent.manifest } });
		const etag = answer.headers.get('etag')!;
		const again = await ask('GET', path, { ...organiser, headers: { 'if-none-match': `W/${etag}` } });
		expect([again.status, await again.text()]).toEqual([304, '']);
	});

	test('GET pack gives its exact text under its digest, and 304 to who has it', async () => {
		const answer = await ask('GET', `${path}/pack`, join);
		expect(await answer.text()).toBe(event.sent.pack);
		expect(answer.headers.get('etag')).toBe(`"${event.manifest.packDigest}"`);
		const headers = { 'if-none-match': `"${event.manifest.packDigest}"` };
		expect((await ask('GET', `${path}/pack`, { ...join, headers })).status).toBe(304);
	});

	test('GET pack comes packed to who can unpack it, and 304 to who has it packed', async () => {
		const answer = await ask('GET', `${path}/pack`, { ...join, headers: { 'accept-encoding': 'gzip, br' } });
		expect(answer.headers.get('content-encoding')).toBe('br');
		expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe(event.sent.pack);
		const headers = { 'if-none-match': answer.headers.get('etag')! };
		expect((await ask('GET', `${path}/pack`, { ...join, headers })).status).toBe(304);
	});

	test('PUT event takes the next manifest from the organiser alone', async () => {
		const next = await event.next({ name: 'Northaven goes on' });
		expect(await kindOf(await ask('PUT', path, { ...join, body: next }))).toBe('403 wrong-token');
		expect(await kindOf(await ask('PUT', path, { ...organiser, body: await event.next({ counter: 1, name: 'Again' }) }))).toBe(
			'409 wrong-counter'
		);
		expect((await ask('PUT', path, { ...organiser, body: next })).status).toBe(200);
		expect(await kindOf(await ask('PUT', path, { ...organiser, body: await event.next({ name: 'Old' }) }))).toBe(
			'409 wrong-counter'
		);
	});
});

describe('who may ask', () => {
	test.each([
		['GET', ''],
		['GET', '/pack'],
		['GET', '/letters'],
		['POST', '/letters'],
		['POST', '/collected'],
		['POST', '/paper'],
		['GET', '/tally'],
		['GET', '/live'],
		['GET', '/devices'],
		['PUT', `/devices/${aDevice}`],
		['PUT', ''],
		['DELETE', '']
	])('%s events/CODE%s turns away no token, a wrong one and an unknown event', async (method, rest) => {
		expect(await kindOf(await ask(method, path + rest))).toBe('401 no-token');
		expect(await kindOf(await ask(method, path + rest, { token: 'A'.repeat(22) }))).toBe('403 wrong-token');
		expect(await kindOf(await ask(method, `/events/ZZZZZZ${rest}`, join))).toBe('404 unknown-event');
		expect(await kindOf(await ask(method, `/events/nonsense${rest}`, join))).toBe('404 unknown-event');
	});

	test.each([
		['GET', '/letters'],
		['POST', '/collected'],
		['GET', '/devices'],
		['DELETE', '']
	])('%s events/CODE%s turns away the join token', async (method, rest) => {
		expect(await kindOf(await ask(method, path + rest, join))).toBe('403 wrong-token');
	});

	test('POST letters turns away the organiser token', async () => {
		expect(await kindOf(await post([aPosted(1)], organiser))).toBe('403 wrong-token');
	});

	test('a page of another site is refused, our own and a program are not', async () => {
		for (const foreign of ['https://elsewhere.test', 'null'])
			expect(await kindOf(await ask('GET', `${path}/tally`, { ...join, headers: { origin: foreign } }))).toBe(
				'403 foreign-origin'
			);
		expect((await ask('GET', `${path}/tally`, { ...join, headers: { origin } })).status).toBe(200);
		const byAddress = { origin: 'http://192.168.7.2:3000', host: '192.168.7.2:3000' };
		expect((await ask('GET', `${path}/tally`, { ...join, headers: byAddress })).status).toBe(200);
	});

	test('POST letters makes a device wait that sends too many items or bytes, and says how long', async () => {
		const { limits } = await running();
		for (const [share, most] of [
			['items', minuteBounds.device.items],
			['bytes', minuteBounds.device.bytes]
		] as const) {
			const whose = `${event.code} ${idOf(902)} ${share}`;
			limits.secondsToWait(whose, Infinity, most);
			const answer = await ask('POST', `${path}/letters`, { ...join, body: { device: idOf(902), items: [aPosted(903)] } });
			limits.secondsToWait(whose, Infinity, -most);
			expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
			expect(await kindOf(answer)).toBe('429 too-many-requests');
		}
		expect(await stored()).not.toContain(idOf(903));
	});

	test('POST letters counts what was stored for the event, and what was refused for its sender alone', async () => {
		const { limits } = await running();
		const nonsense = Array.from({ length: 200 }, (_, index) => ({ index }));
		const body = { device: idOf(904), items: [...nonsense.slice(1), aPosted(905)] };
		const before = limits.counted(`${event.code} items`);
		expect((await ask('POST', `${path}/letters`, { ...join, body: { device: idOf(904), items: nonsense } })).status).toBe(201);
		expect((await ask('POST', `${path}/letters`, { ...join, body })).status).toBe(201);
		expect(limits.counted(`${event.code} items`)).toBe(before + 1);
		expect(limits.counted(`${event.code} ${idOf(904)} items`)).toBe(400);
	});

	test('POST letters keeps its assured share for each device when others have used up the minute of the event', async () => {
		const { limits } = await running();
		limits.secondsToWait(`${event.code} items`, Infinity, minuteBounds.token.items + 1);
		const sent = (device: string) => ask('POST', `${path}/letters`, { ...join, body: { device, items: [aPosted(906)] } });
		expect((await sent(idOf(907))).status).toBe(201);
		limits.secondsToWait(`${event.code} ${idOf(908)} items`, Infinity, minuteBounds.assured.items);
		expect(await kindOf(await sent(idOf(908)))).toBe('429 too-many-requests');
		limits.secondsToWait(`${event.code} items`, Infinity, -minuteBounds.token.items - 1);
	});

	test('POST letters and PUT device are not kept waiting by what others ask with the same link', async () => {
		const { limits } = await running();
		limits.secondsToWait(`${event.code} join`, Infinity, minuteBounds.token.requests);
		expect(await kindOf(await ask('GET', `${path}/tally`, join))).toBe('429 too-many-requests');
		expect((await post([aPosted(909)])).status).toBe(201);
		const card = { ...join, body: { card: aPosted(1).sealed, lastSeq: 0 } };
		expect((await ask('PUT', `${path}/devices/${idOf(907)}`, card)).status).toBe(200);
		limits.secondsToWait(`${event.code} join`, Infinity, -minuteBounds.token.requests);
	});

	test('one device that asks too often waits, its neighbour does not', async () => {
		const card = { ...join, body: { card: aPosted(1).sealed, lastSeq: 0 } };
		const { limits } = await running();
		for (let count = 0; count < minuteBounds.device.requests; count++)
			limits.secondsToWait(`${event.code} ${idOf(900)}`, minuteBounds.device.requests);
		const answer = await ask('PUT', `${path}/devices/${idOf(900)}`, card);
		expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await kindOf(answer)).toBe('429 too-many-requests');
		expect((await ask('PUT', `${path}/devices/${idOf(901)}`, card)).status).toBe(200);
	});
});

describe('bodies', () => {
	const whole = JSON.stringify({ device: aDevice, items: [aPosted(10), aPosted(11)] });

	test('POST letters stores nothing of a body cut in half', async () => {
		expect(await kindOf(await ask('POST', `${path}/letters`, { ...join, body: whole.slice(0, whole.length / 2) }))).toBe(
			'400 malformed'
		);
		expect(await stored()).not.toContain(idOf(10));
	});

	test('POST letters stores nothing when the connection ends inside the body', async () => {
		const body = new ReadableStream({
			start(controller) {
				controller.enqueue(new TextEncoder().encode(whole.slice(0, 900)));
				controller.error(new Error('the connection ended'));
			}
		});
		expect(await kindOf(await ask('POST', `${path}/letters`, { ...join, body }))).toBe('400 malformed');
		expect(await stored()).not.toContain(idOf(10));
	});

	test('POST letters counts a body that does not tell its length', async () => {
		let sent = 0;
		const body = new ReadableStream({
			pull(controller) {
				sent += 65_536;
				controller.enqueue(new Uint8Array(65_536).fill(32));
				if (sent > 64 * 1024 * 1024) controller.close();
			}
		});
		expect(await kindOf(await ask('POST', `${path}/letters`, { ...join, body }))).toBe('413 too-large');
		expect(sent).toBeLessThan(1024 * 1024);
	});

	test('POST letters turns away a body of another media type, bytes that are no text, and what is no batch', async () => {
		for (const type of ['application/json', 'text/plain', 'multipart/form-data'])
			expect(
				await kindOf(await ask('POST', `${path}/letters`, { ...join, body: whole, headers: { 'content-type': type } }))
			).toBe('415 wrong-media-type');
		const bytes = new Blob([new Uint8Array([0x22, 0xff, 0xfe, 0x22])]).stream();
		expect(await kindOf(await ask('POST', `${path}/letters`, { ...join, body: bytes }))).toBe('400 malformed');
		for (const body of ['null', '[]', '{"device":"x","items":[]}', `{"device":"${aDevice}","items":[]}`])
			expect(await kindOf(await ask('POST', `${path}/letters`, { ...join, body }))).toBe('400 malformed');
		expect(await kindOf(await post(Array.from({ length: 201 }, (_, index) => index)))).toBe('400 malformed');
	});

	test('GET letters turns away a cursor that is none', async () => {
		for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=1.5'])
			expect(await kindOf(await ask('GET', `${path}/letters?${query}`, organiser))).toBe('400 malformed');
	});
});

describe('letters', () => {
	test('POST letters answers 201 with a receipt for each, and never stores other bytes under an id', async () => {
		const answer = await post([aPosted(20), { nonsense: true }, aPosted(21)]);
		expect([answer.status, answer.headers.get('content-type')]).toEqual([201, mediaType]);
		const parsed = parsePostAnswer(await answer.json());
		if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
		expect(parsed.value.receipts.map(({ outcome }) => outcome)).toEqual(['stored', 'refused', 'stored']);
		const rival = parsePostAnswer(await (await post([aPosted(22, { id: idOf(20) })])).json());
		expect(rival).toMatchObject({ value: { receipts: [{ outcome: 'conflict', digest: aPosted(20).digest }] } });
	});

	test('POST letters refuses an item that is deeper than any message may be, and takes its neighbour', async () => {
		const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
		const { sealed: _sealed, ...sound } = aPosted(970);
		const items = `[${deep},${JSON.stringify({ ...sound, sealed: 0 }).replace('"sealed":0', `"sealed":${deep}`)},${JSON.stringify(aPosted(971))}]`;
		const answer = await ask('POST', `${path}/letters`, {
			...join,
			headers: { 'content-type': mediaType },
			body: `{"device":"${aDevice}","items":${items}}`
		});
		const parsed = parsePostAnswer(await answer.json());
		const receipts = parsed.kind === 'parsed' ? parsed.value.receipts : [];
		expect(receipts.map(({ id, outcome }) => [id, outcome])).toEqual([
			['', 'refused'],
			[idOf(970), 'refused'],
			[idOf(971), 'stored']
		]);
	});

	test('POST letters gives the same receipt to 50 posts at once', async () => {
		const answers = await Promise.all(Array.from({ length: 50 }, () => post([aPosted(30)])));
		const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<{ receipts: { digest: string }[] }>));
		expect(new Set(bodies.map(({ receipts }) => receipts[0]?.digest))).toEqual(new Set([aPosted(30).digest]));
		expect(((await stored()) as string[]).filter((id) => id === idOf(30))).toHaveLength(1);
	});

	test('POST letters refuses what is no age file of a size class', async () => {
		const whole = Buffer.from(aPosted(80).sealed, 'base64');
		const forms = [Buffer.from('a letter'), whole.subarray(0, -1), Buffer.concat([whole, whole]), whole.subarray(20)];
		const items = forms.map((bytes, at) => aPosted(81 + at, { digest: sha256(bytes), sealed: bytes.toString('base64') }));
		const parsed = parsePostAnswer(await (await post(items)).json());
		expect(parsed).toMatchObject({ value: { receipts: items.map(() => ({ outcome: 'refused', reason: 'malformed' })) } });
	});

	test('what no hall could mean is refused: sequences, counts and cards out of all bounds', async () => {
		const card = aPosted(1).sealed;
		const large = aPosted(1, {}, 20_000).sealed;
		for (const body of [
			{ card, lastSeq: 2 ** 53 - 1 },
			{ card: 'AAAA', lastSeq: 1 },
			{ card: large, lastSeq: 1 }
		])
			expect(await kindOf(await ask('PUT', `${path}/devices/${aDevice}`, { ...join, body }))).toBe('400 malformed');
		const counts = [{ id: idOf(95), caseId: 'zhang-zhan', letters: 100_000, cards: 0 }];
		expect(await kindOf(await ask('POST', `${path}/paper`, { ...organiser, body: { counts } }))).toBe('400 malformed');
		const answer = parsePostAnswer(await (await post([aPosted(96, { seq: 2 ** 53 - 1 })])).json());
		expect(answer).toMatchObject({ value: { receipts: [{ reason: 'malformed' }] } });
	});

	test('GET devices gives page after page, each device once', async () => {
		for (const number of [970, 971, 972, 973, 974])
			expect(
				(await ask('POST', `${path}/letters`, { ...join, body: { device: idOf(number), items: [aPosted(number)] } })).status
			).toBe(201);
		const devicesAt = async (question: string) => {
			const parsed = parseDevices(await (await ask('GET', `${path}/devices${question}`, organiser)).json());
			return parsed.kind === 'parsed' ? parsed.value.devices.map(({ device }) => device) : [];
		};
		const all = await devicesAt('');
		const seen: string[] = [];
		for (let page = await devicesAt('?limit=2'); page.length > 0; page = await devicesAt(`?limit=2&after=${page.at(-1)}`))
			seen.push(...page);
		expect(seen).toEqual(all);
		expect(all).toEqual(expect.arrayContaining([970, 974].map(idOf)));
		for (const question of ['?limit=0', '?limit=x', '?after=7'])
			expect(await kindOf(await ask('GET', `${path}/devices${question}`, organiser))).toBe('400 malformed');
	});

	test('POST collected marks, POST paper counts, PUT device is listed, and the tally holds it all', async () => {
		await post([aPosted(40, { caseId: 'zhang-zhan' })]);
		expect((await ask('POST', `${path}/collected`, { ...organiser, body: { ids: [idOf(40)] } })).status).toBe(200);
		const counts = [{ id: idOf(41), caseId: 'zhang-zhan', letters: 4, cards: 2 }];
		expect((await ask('POST', `${path}/paper`, { ...join, body: { counts } })).status).toBe(201);
		const strange = { counts: [{ ...counts[0], id: idOf(42), caseId: 'nobody' }] };
		expect(await kindOf(await ask('POST', `${path}/paper`, { ...join, body: strange }))).toBe('400 malformed');
		const card = { ...join, body: { card: aPosted(1).sealed, lastSeq: 50 } };
		expect(Object.keys((await (await ask('PUT', `${path}/devices/${aDevice}`, card)).json()) as object)).toEqual(['serverTime']);
		const devices = parseDevices(await (await ask('GET', `${path}/devices`, organiser)).json());
		expect(devices).toMatchObject({ kind: 'parsed' });
		const tally = parseTally(await (await ask('GET', `${path}/tally`, join)).json());
		expect(tally).toMatchObject({ value: { cases: [{}, { caseId: 'zhang-zhan', letters: 1, paperLetters: 4, paperCards: 2 }] } });
	});

	test('POST paper counts what an app of before counted, once, and turns it away when there is no room', async () => {
		const count = (number: number, letters: number) => ({ id: idOf(number), caseId: 'wendy-galarza', letters, cards: 1 });
		const postCounts = (role: Ask, ...counts: unknown[]) => ask('POST', `${path}/paper`, { ...role, body: { counts } });
		expect((await postCounts(join, count(301, 1_500))).status).toBe(201);
		expect(await kindOf(await postCounts(join, count(301, 1_500), count(302, 10_000)))).toBe('507 server-full');
		expect((await postCounts(organiser, count(302, 10_000), count(303, 10_000))).status).toBe(201);
		const page = parsePaperPage(await (await ask('GET', `${path}/paper`, organiser)).json());
		const facts = page.kind === 'parsed' ? page.value.facts.map(parseListedFact) : [];
		const letters = facts.flatMap((each) => (each.kind === 'parsed' && each.value.fact.id === idOf(301) ? [each.value] : []));
		expect(letters).toMatchObject([{ by: 'guest', fact: { kind: 'letter', count: 1_500 } }]);
		expect(letters[0]?.fact.at).toMatch(/:(00|15|30|45):00.000Z$/);
	});

	test('POST paper answers each fact, GET paper lists them to organisers alone, and a guest says nothing for another', async () => {
		const facts = [aCount(310, { count: 70 }), aTakeBack(311, 310), aCount(312, { count: 7 }), { id: 'x' }];
		const posted = await ask('POST', `${path}/paper`, { ...join, body: { device: idOf(9_001), by: 'guest', facts } });
		expect(parsePaperAnswer(await posted.json())).toMatchObject({
			value: {
				receipts: [{ outcome: 'stored' }, { outcome: 'stored' }, { outcome: 'stored' }, { id: '', reason: 'malformed' }]
			}
		});
		expect(await kindOf(await ask('GET', `${path}/paper`, join))).toBe('403 wrong-token');
		expect(await kindOf(await ask('GET', `${path}/paper?after=x`, organiser))).toBe('400 malformed');
		const forAnother = { device: idOf(9_001), by: 'organiser', facts: [aTakeBack(313, 312)] };
		expect(await kindOf(await ask('POST', `${path}/paper`, { ...join, body: forAnother }))).toBe('400 malformed');
	});

	test('GET live gives the counts at once and again after a letter', async () => {
		const answer = await ask('GET', `${path}/live`, join);
		expect(answer.headers.get('content-type')).toBe('text/event-stream');
		const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
		const next = async () => {
			const { value = '' } = await reader.read();
			expect(value).toMatch(/^event: tally\ndata: .*\n\n$/);
			const tally = parseTally(JSON.parse(value.split('data: ')[1] ?? ''));
			return tally.kind === 'parsed' ? (tally.value.cases[0]?.letters ?? -1) : -1;
		};
		const before = await next();
		await Promise.all([50, 51, 52].map((number) => post([aPosted(number)])));
		expect(await next()).toBe(before + 3);
		await reader.cancel();
	});

	test('GET live is never packed, and tells one listener too many when to ask again', async () => {
		const packed = { ...join, headers: { 'accept-encoding': 'gzip, br' } };
		const answers = await Promise.all(Array.from({ length: liveBounds.listeners }, () => ask('GET', `${path}/live`, packed)));
		expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('content-encoding')}`))).toEqual(
			new Set(['200 null'])
		);
		const full = await ask('GET', `${path}/live`, packed);
		expect(Number(full.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await kindOf(full)).toBe('503 unavailable');
		await answers[0]!.body!.cancel();
		const free = await ask('GET', `${path}/live`, packed);
		expect(free.status).toBe(200);
		await Promise.all([free, ...answers.slice(1)].map(({ body }) => body!.cancel()));
	});
});

test('a fault says nothing of itself outside, and nothing of what was sent to the log', async () => {
	const lines: unknown[] = [];
	const report = vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(line));
	const failing = endpoint(() => Promise.reject(new Error('Nora wrote to the minister')));
	const answer = await failing({ request: new Request(`${origin}/api/v1/health`), params: {}, url: new URL(origin) });
	report.mockRestore();
	expect(answer.status).toBe(500);
	expect(await answer.json()).toEqual({ error: { kind: 'failed', message: 'Something went wrong on the server.' } });
	expect(lines.join()).toMatch(/^fault Error/);
	expect(lines.join()).not.toMatch(/Nora|minister/);
});

test('DELETE event leaves nothing that answers', async () => {
	expect((await ask('DELETE', path, organiser)).status).toBe(200);
	expect(await kindOf(await ask('GET', path, join))).toBe('404 unknown-event');
	expect(await kindOf(await post([aPosted(60)]))).toBe('404 unknown-event');
});
