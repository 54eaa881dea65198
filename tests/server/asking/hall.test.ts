/** Asks the real endpoints what a hall asks: devices, counts by hand, and the counts as they change. */
import { expect, test } from 'vitest';
import { parseListedFact, parsePaperAnswer, parsePaperPage } from '#lib/domain/wire/paper-wire.ts';
import { parseDevices, parsePostAnswer, parseTally } from '#lib/domain/wire/wire.ts';
import { liveBounds } from '#lib/server/asking/limits.ts';
import { ask, type Ask } from '../../support/api.ts';
import { errorOf, eventOnApi } from '../../support/event-on-api.ts';
import { aCount, aTakeBack } from '../../support/paper-facts.ts';
import { aDevice, aPosted, idOf } from '../../support/signed-event.ts';

const here = eventOnApi();
const { post } = here;

test('what no hall could mean is refused: sequences, counts and cards out of all bounds', async () => {
	const card = aPosted(1).sealed;
	const large = aPosted(1, {}, 20_000).sealed;
	for (const body of [
		{ card, lastSeq: 2 ** 53 - 1 },
		{ card: 'AAAA', lastSeq: 1 },
		{ card: large, lastSeq: 1 }
	])
		expect(await errorOf(await ask('PUT', `${here.path}/devices/${aDevice}`, { ...here.join, body }))).toBe('400 malformed');
	const counts = [{ id: idOf(95), caseId: 'zhang-zhan', letters: 100_000, cards: 0 }];
	expect(await errorOf(await ask('POST', `${here.path}/paper`, { ...here.organiser, body: { counts } }))).toBe('400 malformed');
	const answer = parsePostAnswer(await (await post([aPosted(96, { seq: 2 ** 53 - 1 })])).json());
	expect(answer).toMatchObject({ value: { receipts: [{ reason: 'malformed' }] } });
});

test('GET devices gives page after page, each device once', async () => {
	for (const number of [970, 971, 972, 973, 974])
		expect(
			(await ask('POST', `${here.path}/letters`, { ...here.join, body: { device: idOf(number), items: [aPosted(number)] } }))
				.status
		).toBe(201);
	const devicesAt = async (question: string) => {
		const parsed = parseDevices(await (await ask('GET', `${here.path}/devices${question}`, here.organiser)).json());
		return parsed.kind === 'parsed' ? parsed.value.devices.map(({ device }) => device) : [];
	};
	const all = await devicesAt('');
	const seen: string[] = [];
	for (let page = await devicesAt('?limit=2'); page.length > 0; page = await devicesAt(`?limit=2&after=${page.at(-1)}`))
		seen.push(...page);
	expect(seen).toEqual(all);
	expect(all).toEqual(expect.arrayContaining([970, 974].map(idOf)));
	for (const question of ['?limit=0', '?limit=x', '?after=7'])
		expect(await errorOf(await ask('GET', `${here.path}/devices${question}`, here.organiser))).toBe('400 malformed');
});

test('POST collected marks, POST paper counts, PUT device is listed, and the tally holds it all', async () => {
	await post([aPosted(40, { caseId: 'zhang-zhan' })]);
	expect((await ask('POST', `${here.path}/collected`, { ...here.organiser, body: { ids: [idOf(40)] } })).status).toBe(200);
	const counts = [{ id: idOf(41), caseId: 'zhang-zhan', letters: 4, cards: 2 }];
	expect((await ask('POST', `${here.path}/paper`, { ...here.join, body: { counts } })).status).toBe(201);
	const strange = { counts: [{ ...counts[0], id: idOf(42), caseId: 'nobody' }] };
	expect(await errorOf(await ask('POST', `${here.path}/paper`, { ...here.join, body: strange }))).toBe('400 malformed');
	const card = { ...here.join, body: { card: aPosted(1).sealed, lastSeq: 50 } };
	expect(Object.keys((await (await ask('PUT', `${here.path}/devices/${aDevice}`, card)).json()) as object)).toEqual([
		'serverTime'
	]);
	const devices = parseDevices(await (await ask('GET', `${here.path}/devices`, here.organiser)).json());
	expect(devices).toMatchObject({ kind: 'parsed' });
	const tally = parseTally(await (await ask('GET', `${here.path}/tally`, here.join)).json());
	expect(tally).toMatchObject({ value: { cases: [{}, { caseId: 'zhang-zhan', letters: 1, paperLetters: 4, paperCards: 2 }] } });
});

test('POST paper counts what an app of before counted, once, and turns it away when there is no room', async () => {
	const count = (number: number, letters: number) => ({ id: idOf(number), caseId: 'wendy-galarza', letters, cards: 1 });
	const postCounts = (role: Ask, ...counts: unknown[]) => ask('POST', `${here.path}/paper`, { ...role, body: { counts } });
	expect((await postCounts(here.join, count(301, 1_500))).status).toBe(201);
	expect(await errorOf(await postCounts(here.join, count(301, 1_500), count(302, 10_000)))).toBe('507 server-full');
	expect((await postCounts(here.organiser, count(302, 10_000), count(303, 10_000))).status).toBe(201);
	const page = parsePaperPage(await (await ask('GET', `${here.path}/paper`, here.organiser)).json());
	const facts = page.kind === 'parsed' ? page.value.facts.map(parseListedFact) : [];
	const letters = facts.flatMap((each) => (each.kind === 'parsed' && each.value.fact.id === idOf(301) ? [each.value] : []));
	expect(letters).toMatchObject([{ by: 'guest', fact: { kind: 'letter', count: 1_500 } }]);
	expect(letters[0]?.fact.at).toMatch(/:(00|15|30|45):00.000Z$/);
});

test('POST paper answers each fact, GET paper lists them to organisers alone, and a guest says nothing for another', async () => {
	const facts = [aCount(310, { count: 70 }), aTakeBack(311, 310), aCount(312, { count: 7 }), { id: 'x' }];
	const posted = await ask('POST', `${here.path}/paper`, { ...here.join, body: { device: idOf(9_001), by: 'guest', facts } });
	expect(parsePaperAnswer(await posted.json())).toMatchObject({
		value: {
			receipts: [{ outcome: 'stored' }, { outcome: 'stored' }, { outcome: 'stored' }, { id: '', reason: 'malformed' }]
		}
	});
	expect(await errorOf(await ask('GET', `${here.path}/paper`, here.join))).toBe('403 wrong-token');
	expect(await errorOf(await ask('GET', `${here.path}/paper?after=x`, here.organiser))).toBe('400 malformed');
	const forAnother = { device: idOf(9_001), by: 'organiser', facts: [aTakeBack(313, 312)] };
	expect(await errorOf(await ask('POST', `${here.path}/paper`, { ...here.join, body: forAnother }))).toBe('400 malformed');
});

test('GET live gives the counts at once and again after a letter', async () => {
	const answer = await ask('GET', `${here.path}/live`, here.join);
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
	const packed = { ...here.join, headers: { 'accept-encoding': 'gzip, br' } };
	const answers = await Promise.all(Array.from({ length: liveBounds.listeners }, () => ask('GET', `${here.path}/live`, packed)));
	expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('content-encoding')}`))).toEqual(
		new Set(['200 null'])
	);
	const full = await ask('GET', `${here.path}/live`, packed);
	expect(Number(full.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(await errorOf(full)).toBe('503 unavailable');
	await answers[0]!.body!.cancel();
	const free = await ask('GET', `${here.path}/live`, packed);
	expect(free.status).toBe(200);
	await Promise.all([free, ...answers.slice(1)].map(({ body }) => body!.cancel()));
});
