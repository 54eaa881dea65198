/** Two organisers and a table count by hand, on the real endpoints. */
import { expect, test } from 'vitest';
import { Desk } from '#lib/desk/desk.svelte.ts';
import { fetchPaperFacts, paperStart } from '#lib/desk/fetch-paper.ts';
import { paperFactsOf } from '#lib/device/paper-facts.ts';
import type { PaperFact } from '#lib/domain/hall/paper-fact.ts';
import { parsePaperAnswer, type ListedFact } from '#lib/domain/wire/paper-wire.ts';
import type { Net } from '#lib/net/ask.ts';
import { ask } from '../support/api.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../support/desks.ts';
import { aDatabase, HandTurnedClock, ours } from '../support/device.ts';
import { aCount, aTakeBack } from '../support/paper-facts.ts';
import { code } from '../support/people.ts';
import { idOf } from '../support/signed-event.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

async function aDesk(event: EventOnServer) {
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	return { ...device, desk: new Desk(device.parts, open) };
}
const table = idOf(9_001);
async function atTable({ code: event, joinToken: token }: EventOnServer, ...facts: PaperFact[]) {
	const posted = await ask('POST', `/events/${event}/paper`, { token, body: { device: table, facts } });
	expect(parsePaperAnswer(await posted.json()).kind).toBe('parsed');
}
const linesOf = ({ byHand }: Desk) =>
	byHand.lines.map(({ kind, count, device, takenBack }) => [
		kind,
		count,
		device === byHand.ownDevice ? 'here' : device === table ? 'table' : 'elsewhere',
		takenBack !== undefined
	]);

test('HandCounts lists what a table and other organisers counted, and says who', async () => {
	const event = await anEventOnServer();
	const [anna, ben] = [await aDesk(event), await aDesk(event)];
	await atTable(event, aCount(1, { count: 7, at: '2020-01-01T10:00:00.000Z' }));
	await ben.desk.byHand.count([{ caseId: 'zhang-zhan', kind: 'card', count: 2 }]);
	await ben.desk.byHand.sync();
	await anna.desk.byHand.count([{ caseId: 'zhang-zhan', kind: 'letter', count: 3 }]);
	await anna.desk.byHand.sync();
	expect(linesOf(anna.desk).sort()).toEqual(
		[
			['letter', 3, 'here', false],
			['card', 2, 'elsewhere', false],
			['letter', 7, 'table', false]
		].sort()
	);
	expect(anna.desk.byHand.heardAtMs).toBe(anna.clock.nowMs());
});

test('HandCounts.correct puts the right number in place of a table’s, also without a network, and everybody reads it', async () => {
	const event = await anEventOnServer();
	const { desk, wire } = await aDesk(event);
	await atTable(event, aCount(1, { count: 70 }), aCount(2, { kind: 'card', count: 4 }));
	await desk.byHand.sync();
	wire.mood = 'down';
	const wrong = desk.byHand.lines.find(({ count }) => count === 70)!;
	expect(await desk.byHand.correct(wrong.ids, { ...wrong, count: 7 })).toMatchObject({ kind: 'counted' });
	expect(desk.ledger.total.byHand).toEqual({ letters: 7, cards: 4 });
	expect(desk.byHand.lines.find(({ count }) => count === 70)?.takenBack).toMatchObject({ by: 'organiser' });
	wire.mood = 'sound';
	await desk.byHand.sync();
	expect(desk.byHand.waiting).toEqual([]);
	const tally = (await (await ask('GET', `/events/${event.code}/tally`, { token: event.token })).json()) as { cases: unknown[] };
	expect(tally.cases).toContainEqual(expect.objectContaining({ caseId: 'zhang-zhan', paperLetters: 7, paperCards: 4 }));
});

test('HandCounts.correct to nothing takes back and counts nothing', async () => {
	const event = await anEventOnServer();
	const { desk } = await aDesk(event);
	await desk.byHand.count([{ caseId: 'zhang-zhan', kind: 'letter', count: 5 }]);
	const [line] = desk.byHand.lines;
	await desk.byHand.correct(line!.ids, { ...line!, count: 0 });
	expect([desk.ledger.total.byHand, desk.byHand.lines.length]).toEqual([{ letters: 0, cards: 0 }, 1]);
	await desk.byHand.takeBack(line!.ids);
	expect(desk.ledger.total.byHand).toEqual({ letters: 0, cards: 0 });
});

test('Desk.ledger adds counts that wait here to what the server told, and takes off what is taken back here', async () => {
	const event = await anEventOnServer();
	const { desk, wire } = await aDesk(event);
	await atTable(event, aCount(1, { count: 10 }));
	await desk.byHand.sync();
	wire.mood = 'down';
	await desk.byHand.takeBack([idOf(1)]);
	await desk.byHand.count([{ caseId: 'zhang-zhan', kind: 'card', count: 2 }]);
	expect(desk.ledger.total.byHand).toEqual({ letters: 0, cards: 2 });
	desk.tally.cases = [{ caseId: 'zhang-zhan', letters: 1, cards: 0, paperLetters: 12, paperCards: 0 }];
	expect(desk.ledger.total).toMatchObject({ arrived: { letters: 1, cards: 0 }, byHand: { letters: 2, cards: 2 } });
});

/** A server that lists these facts, in pages of two. */
function listing(facts: () => ListedFact[]) {
	const asked: number[] = [];
	const net: Net = (path) => {
		const after = Number(/after=(\d+)/.exec(path)?.[1]);
		asked.push(after);
		const page = facts()
			.filter(({ n }) => n > after)
			.slice(0, 2);
		return Promise.resolve(ours(200, { facts: page, next: page.at(-1)?.n ?? after }));
	};
	return { asked, fetching: { net, database: aDatabase(), clock: new HandTurnedClock(), event: code, token: 'x' } };
}
const listed = (...numbers: number[]): ListedFact[] =>
	numbers.map((number, at) => ({ n: at + 1, fact: aCount(number), device: table, by: 'guest' }));

test('fetchPaperFacts goes on where it stood, and reads a restored server from the start, which gets back what it lost', async () => {
	let facts = listed(1, 2, 3);
	const { asked, fetching } = listing(() => facts);
	const first = await fetchPaperFacts(fetching, paperStart);
	expect(first).toEqual({ kind: 'fetched', place: { n: 3, id: idOf(3) }, again: 0 });
	facts = listed(1, 2, 3, 4);
	asked.length = 0;
	const place = { n: 3, id: idOf(3) };
	expect(await fetchPaperFacts(fetching, place)).toEqual({ kind: 'fetched', place: { n: 4, id: idOf(4) }, again: 0 });
	expect(asked[0]).toBe(2);
	facts = listed(1, 9);
	expect(await fetchPaperFacts(fetching, { n: 4, id: idOf(4) })).toEqual({
		kind: 'fetched',
		place: { n: 2, id: idOf(9) },
		again: 3
	});
	const rows = await paperFactsOf(fetching.database, code);
	expect(rows.map(({ id, state }) => [id, state])).toEqual([
		[idOf(1), 'sent'],
		...[2, 3, 4].map((number) => [idOf(number), 'waiting']),
		[idOf(9), 'sent']
	]);
});

test('fetchPaperFacts passes over a fact of a newer app, and keeps what came before a page that failed', async () => {
	const strange = { n: 2, fact: { id: idOf(2), kind: 'signed' } } as unknown as ListedFact;
	const facts = [...listed(1), strange, { n: 3, fact: aTakeBack(3, 1), device: table, by: 'guest' as const }];
	const { fetching } = listing(() => facts);
	expect(await fetchPaperFacts(fetching, paperStart)).toMatchObject({ kind: 'fetched', place: { n: 3 } });
	expect(await paperFactsOf(fetching.database, code)).toHaveLength(2);
	const failing = { ...fetching, database: aDatabase() };
	let calls = 0;
	failing.net = (path, init) => (++calls > 1 ? Promise.reject(new TypeError('gone')) : fetching.net(path, init));
	expect(await fetchPaperFacts(failing, paperStart)).toEqual({ kind: 'unreachable' });
	expect(await paperFactsOf(failing.database, code)).toHaveLength(1);
});
