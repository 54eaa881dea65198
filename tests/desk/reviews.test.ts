import { expect, test } from 'vitest';
import { inScope } from '#lib/desk/print/in-scope.ts';
import { Tray } from '#lib/desk/tray.svelte.ts';
import { anEventOnServer, aTray, deliverLetters, openedOn } from '../support/desks.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

async function twoDesks(letters = 3) {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, letters);
	const [here, there] = [await aTray(event), await aTray(event)];
	for (const { tray } of [here, there]) await tray.collect();
	const sync = async () => {
		for (const { tray } of [here, there, here]) await tray.facts.sync();
	};
	return { event, ids, here, there, sync };
}
type Desk = Awaited<ReturnType<typeof twoDesks>>['here'];

const stateOf = ({ tray }: Desk, id: string) => tray.reviews.byId.get(id)?.state ?? 'fine';
const printedBy = ({ tray }: Desk, scope: 'unprinted' | 'all' | 'batch', batchIds: string[] = []) =>
	inScope(tray.entries, { kind: 'letters', scope, batchIds, caseIds: [] }).map(({ row }) => row.id);

test('Reviews.hold keeps an item out of every print on both desks, with reason and sealed note, until somebody releases it', async () => {
	const { ids, here, there, sync } = await twoDesks();
	const [rude, ...others] = ids as [string, string, string];
	expect(await here.tray.reviews.hold([rude], { reason: 'other', note: ' Ask Joris first. ' })).toMatchObject({ kind: 'said' });
	await sync();
	for (const desk of [here, there]) {
		expect(stateOf(desk, rude)).toBe('held');
		expect([printedBy(desk, 'unprinted'), printedBy(desk, 'all'), printedBy(desk, 'batch', ids)]).toEqual([
			others,
			others,
			others
		]);
	}
	const said = there.tray.reviews.byId.get(rude)!.said!;
	expect(JSON.stringify(said)).not.toContain('Joris');
	expect(await there.tray.reviews.noteOf(said)).toBe('Ask Joris first.');
	expect([here.tray.facts.isOwn(said), there.tray.facts.isOwn(said)]).toEqual([true, false]);
	await there.tray.reviews.release([rude]);
	await sync();
	for (const desk of [here, there]) expect(printedBy(desk, 'unprinted')).toEqual(ids);
});

test('Reviews gives two organisers who held and left out the same item without a network one result', async () => {
	const { ids, here, there, sync } = await twoDesks(1);
	const [id] = ids as [string];
	here.wire.mood = there.wire.mood = 'down';
	there.clock.turn(120_000);
	await here.tray.reviews.hold([id], { reason: 'duplicate' });
	await there.tray.reviews.leaveOut([id], { reason: 'test' });
	expect([stateOf(here, id), stateOf(there, id)]).toEqual(['held', 'left-out']);
	here.wire.mood = there.wire.mood = 'sound';
	await sync();
	expect([stateOf(here, id), stateOf(there, id)]).toEqual(['left-out', 'left-out']);
	await here.tray.reviews.release([id]);
	await sync();
	expect([stateOf(here, id), stateOf(there, id)]).toEqual(['fine', 'fine']);
});

test('Reviews.takeBack undoes what was just said, for all items of it', async () => {
	const { ids, here, sync } = await twoDesks();
	const said = await here.tray.reviews.leaveOut(ids, { reason: 'off-the-case' });
	if (said.kind !== 'said') throw new Error(said.kind);
	expect(printedBy(here, 'all')).toEqual([]);
	await sync();
	await here.tray.reviews.takeBack(said.facts);
	expect(printedBy(here, 'all')).toEqual(ids);
});

test('Tray.run knows what is held before it shows an item', async () => {
	const { event, ids, here } = await twoDesks(1);
	await here.tray.reviews.hold(ids, { reason: 'unreadable' });
	const { parts } = here;
	const { open } = await openedOn({ parts }, event);
	const again = new Tray(parts, open);
	const stop = new AbortController();
	here.wire.mood = 'down';
	void again.run(stop.signal);
	await expect.poll(() => again.entries.map(({ review }) => review?.state)).toEqual(['held']);
	stop.abort();
});
