/** What an organiser's device passed on, and a server lost that was restored before its list was read. */
import { expect, test } from 'vitest';
import { passOn } from '#lib/desk/pass-on.ts';
import { fetchFacts, sendFacts } from '#lib/desk/share-facts.ts';
import { saveCarried, type CarriedItem } from '#lib/device/carried.ts';
import { factsOf, saveFacts, settleFacts, waitingFacts } from '#lib/device/facts.ts';
import type { Net } from '#lib/net/ask.ts';
import { aMade } from '../support/facts.ts';
import { aMomentMs, code } from '../support/people.ts';
import { aDeskAt, aRestorableServer } from '../support/restorable-server.ts';
import { aDevice, aPosted } from '../support/signed-event.ts';

/** An item as a file brings it. */
function aCarried(number: number): CarriedItem {
	const { sealed, ...item } = aPosted(number);
	const bytes = Uint8Array.from(Buffer.from(sealed, 'base64'));
	const untried = { state: 'waiting', attempts: 0, suspicion: 0, tryingMs: 0 } as const;
	return {
		entry: { ...item, ...untried, event: code, device: aDevice, handedInAtMs: aMomentMs, sizeBytes: bytes.length },
		bytes
	};
}
const file = { event: code, takenInAtMs: aMomentMs };

test('passOn sends again what a server took and lost before its list was read, and asks no more once the list shows it (I20)', async () => {
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
	server.write(1);
	await desk.round();
	const backup = server.backup();
	await saveCarried(desk.database, file, [aCarried(2)]);
	await passOn(desk);
	server.restore(backup);
	await desk.round();
	server.asked.length = 0;
	await passOn(desk);
	expect(server.shelf.items.map(({ id }) => id)).toEqual([aPosted(1).id, aPosted(2).id]);
	expect(server.asked).toHaveLength(2);
	await desk.round();
	server.asked.length = 0;
	await passOn(desk);
	expect(server.asked).toEqual([]);
});

test('passOn leaves alone what the server holds, and asks again when it got no answer', async () => {
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
	await saveCarried(desk.database, file, [aCarried(1)]);
	await passOn(desk);
	const stateOf = async () => (await desk.database.carried.toArray()).map(({ state }) => state);
	const down: Net = () => Promise.reject(new TypeError('no network'));
	await passOn({ ...desk, net: down });
	expect(await stateOf()).toEqual(['delivered']);
	await passOn(desk);
	expect(await stateOf()).toEqual(['delivered']);
	expect(server.shelf.items).toHaveLength(1);
});

test('fetchFacts sends again what a server took and lost before its list was read (I20)', async () => {
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
	const [early, lost] = [aMade(), aMade()];
	await saveFacts(desk.database, code, [early]);
	await sendFacts(desk);
	await fetchFacts(desk);
	const backup = server.backup();
	await saveFacts(desk.database, code, [lost]);
	await sendFacts(desk);
	server.restore(backup);
	expect(await fetchFacts(desk)).toEqual({ kind: 'fetched', added: 0, unreadable: 0 });
	expect(await waitingFacts(desk.database, code)).toEqual([lost]);
	await sendFacts(desk);
	expect(server.shelf.facts.map(({ fact }) => fact)).toEqual([early, lost]);
	await fetchFacts(desk);
	expect((await factsOf(desk.database, code)).rows.map(({ state }) => state)).toEqual(['shared', 'shared']);
});

test('fetchFacts keeps as shared what was in the list before its receipt was stored', async () => {
	const server = aRestorableServer();
	const desk = await aDeskAt(server.net);
	const fact = aMade();
	await saveFacts(desk.database, code, [fact]);
	server.shelf.facts.push({ n: 1, number: 1, fact });
	await fetchFacts(desk);
	await settleFacts(desk.database, code, [{ fact, state: 'sent' }]);
	expect((await factsOf(desk.database, code)).rows.map(({ state }) => state)).toEqual(['shared']);
});
