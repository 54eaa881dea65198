import { expect, test, vi } from 'vitest';
import { paperFactsOf, savePaperFacts } from '#lib/device/paper-facts.ts';
import type { SaidFact } from '#lib/domain/hall/paper-fact.ts';
import type { PostedPaper } from '#lib/domain/wire/paper-wire.ts';
import type { Net } from '#lib/net/ask.ts';
import { PaperWatch } from '#lib/outbox/sending/paper-watch.ts';
import { sendPaperFacts } from '#lib/outbox/sending/send-paper.ts';
import { aDatabase, aJoinedDevice, HandTurnedClock, ours, serverTime } from '../../support/device.ts';
import { aCount, aTakeBack } from '../../support/paper-facts.ts';
import { code } from '../../support/people.ts';
import { idOf } from '../../support/signed-event.ts';

const [own, other] = [idOf(9_001), idOf(9_002)];
type Receipts = (ids: string[]) => unknown[];
const storing: Receipts = (ids) => ids.map((id) => ({ id, outcome: 'stored' }));

/** A server that answers with these receipts, and notes what it was sent. */
function aServer(receipts: Receipts = storing) {
	const posts: PostedPaper[] = [];
	const net: Net = (_path, { body }) => {
		const post = JSON.parse(String(body)) as PostedPaper;
		posts.push(post);
		return Promise.resolve(ours(201, { receipts: receipts(post.facts.map((fact) => (fact as { id: string }).id)), serverTime }));
	};
	return { net, posts };
}
const sending = (net: Net) => ({ net, database: aDatabase(), clock: new HandTurnedClock(), event: code, token: 'x' });
const guest = (fact: SaidFact['fact'], device = own): SaidFact => ({ fact, device, by: 'guest' });
const waitingOn = async (database: ReturnType<typeof aDatabase>) =>
	(await paperFactsOf(database, code)).filter(({ state }) => state === 'waiting').map(({ id, refusedFor }) => refusedFor ?? id);

test('sendPaperFacts sends what waits until the server has it, and then nothing more', async () => {
	const { net, posts } = aServer();
	const table = sending(net);
	await savePaperFacts(table.database, code, [guest(aCount(1, { count: 70 })), guest(aTakeBack(2, 1))]);
	const failing: Net = () => Promise.resolve(ours(500, {}));
	expect(await sendPaperFacts({ ...table, net: failing, guest: own })).toEqual({ kind: 'server-failed' });
	expect(await sendPaperFacts({ ...table, guest: own })).toEqual({ kind: 'sent', refused: 0 });
	expect(await sendPaperFacts({ ...table, guest: own })).toEqual({ kind: 'sent', refused: 0 });
	expect(posts).toEqual([{ device: own, facts: [aCount(1, { count: 70 }), aTakeBack(2, 1)] }]);
});

test('sendPaperFacts sends hundreds in posts that the server takes, each fact once a round', async () => {
	const { net, posts } = aServer((ids) => ids.map((id) => ({ id, outcome: 'refused', reason: 'too-many' })));
	const table = sending(net);
	const facts = Array.from({ length: 250 }, (_, at) => guest(aCount(at + 1)));
	await savePaperFacts(table.database, code, facts);
	expect(await sendPaperFacts({ ...table, guest: own })).toEqual({ kind: 'sent', refused: 250 });
	expect(posts.map((post) => post.facts.length)).toEqual([100, 100, 50]);
	expect(new Set(await waitingOn(table.database))).toEqual(new Set(['too-many']));
	// It tries again later by itself.
	expect(await sendPaperFacts({ ...table, ...aServer(), guest: own })).toEqual({ kind: 'sent', refused: 0 });
	expect(await waitingOn(table.database)).toEqual([]);
});

test('sendPaperFacts lets a fact wait for which there is no receipt, and believes no answer without any', async () => {
	const table = sending(aServer((ids) => storing(ids.slice(1))).net);
	await savePaperFacts(table.database, code, [guest(aCount(1)), guest(aCount(2))]);
	expect(await sendPaperFacts({ ...table, guest: own })).toEqual({ kind: 'sent', refused: 0 });
	expect(await waitingOn(table.database)).toEqual([idOf(1)]);
	expect(await sendPaperFacts({ ...table, net: aServer(() => []).net, guest: own })).toEqual({ kind: 'server-failed' });
	expect(await waitingOn(table.database)).toEqual([idOf(1)]);
});

test('sendPaperFacts of a table sends what the table counted alone, and of a desk all, each under who said it', async () => {
	const { net, posts } = aServer();
	const said: SaidFact[] = [
		guest(aCount(1)),
		guest(aCount(2), other),
		{ fact: aCount(3), device: other, by: 'organiser' },
		{ fact: aCount(4) }
	];
	const table = sending(net);
	await savePaperFacts(table.database, code, said);
	await sendPaperFacts({ ...table, guest: own });
	expect(posts.splice(0)).toEqual([{ device: own, facts: [aCount(1)] }]);
	await sendPaperFacts({ ...table, isAll: true });
	expect(posts).toEqual([
		{ device: own, by: 'guest', facts: [aCount(1)] },
		{ device: other, by: 'guest', facts: [aCount(2)] },
		{ device: other, facts: [aCount(3)] },
		{ facts: [aCount(4)] }
	]);
});

test('PaperWatch sends everything at its start and every ten minutes, and in between what waits', async () => {
	const { database, clock, event } = await aJoinedDevice({ table: '7' });
	const { net, posts } = aServer();
	const watch = new PaperWatch({ net, database, clock, event: code });
	const idsSent = () => posts.splice(0).map(({ facts }) => facts.map((fact) => (fact as { id: string }).id));
	await savePaperFacts(database, code, [guest(aCount(1), event.device)]);
	await watch.look();
	expect(idsSent()).toEqual([[idOf(1)]]);
	await savePaperFacts(database, code, [guest(aCount(2), event.device)]);
	await watch.look();
	await watch.look();
	expect(idsSent()).toEqual([[idOf(2)]]);
	clock.turn(600_000);
	await watch.look();
	expect(idsSent()).toEqual([[idOf(1), idOf(2)]]);
});

test('PaperWatch ends although the storage hangs', async () => {
	const { database, clock } = await aJoinedDevice({ table: '7' });
	const { net, posts } = aServer();
	const watch = new PaperWatch({ net, database, clock, event: code });
	const hanging = vi.spyOn(database.counts, 'where').mockReturnValue({ sortBy: () => new Promise(() => {}) } as never);
	const looking = watch.look();
	await vi.waitFor(() => expect(hanging).toHaveBeenCalled());
	clock.turn(20_000);
	await looking;
	expect(posts).toEqual([]);
});
