import { expect, test } from 'vitest';
import type { Fact } from '#lib/domain/facts/fact.ts';
import { refusedFacts, saveFacts } from '#lib/device/facts.ts';
import { sendFacts, sendRefusedAgain } from '#lib/desk/share-facts.ts';
import type { Net } from '#lib/net/ask.ts';
import { aDatabase, HandTurnedClock, ours, serverTime } from '../support/device.ts';
import { aHeld, aMade } from '../support/facts.ts';
import { code } from '../support/people.ts';

async function aDeskWith(net: Net, facts: Fact[]) {
	const database = aDatabase();
	await saveFacts(database, code, facts);
	return { database, clock: new HandTurnedClock(), net, event: code, token: 'token' };
}

test('sendRefusedAgain sends what was refused until the server takes it, and what it refuses again stays', async () => {
	let isFull = true;
	let posts = 0;
	const net: Net = (_path, { body }) => {
		posts++;
		const { facts } = JSON.parse(String(body)) as { facts: Fact[] };
		const outcome = isFull ? { outcome: 'refused', reason: 'event-full' } : { outcome: 'stored' };
		return Promise.resolve(ours(201, { receipts: facts.map(({ id }) => ({ id, ...outcome })), serverTime }));
	};
	const desk = await aDeskWith(net, [aHeld(), aHeld()]);
	expect(await sendFacts(desk)).toEqual({ kind: 'sent', refused: 2 });
	expect(await sendRefusedAgain(desk)).toEqual({ kind: 'sent', refused: 2 });
	expect(await refusedFacts(desk.database, code)).toHaveLength(2);
	isFull = false;
	expect(await sendRefusedAgain(desk)).toEqual({ kind: 'sent', refused: 0 });
	expect(await refusedFacts(desk.database, code)).toEqual([]);
	expect(await sendRefusedAgain(desk)).toEqual({ kind: 'sent', refused: 0 });
	expect(posts).toBe(3);
});

test('sendRefusedAgain leaves them as they are when the network fails', async () => {
	const desk = await aDeskWith(() => Promise.reject(new TypeError('gone')), [aMade()]);
	await desk.database.printFacts.toCollection().modify({ state: 'refused' });
	expect(await sendRefusedAgain(desk)).toEqual({ kind: 'unreachable' });
	expect(await refusedFacts(desk.database, code)).toHaveLength(1);
});
