import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endpoint } from '#lib/server/endpoint.ts';
import { closeRunning } from '#lib/server/running.ts';
import { useNewDatabase } from '../support/api.ts';
import { aDevice, anEvent, aPosted } from '../support/signed-event.ts';
import { aSqliteStore } from '../support/sqlite.ts';

test('postLetters on a full disk keeps nothing of the batch, reading works, and it recovers', async () => {
	const { store, pragma, discard } = await aSqliteStore(() => Date.now());
	const event = await anEvent();
	await store.createEvent(event.sent);
	const post = (from: number) =>
		store.postLetters(event.code, {
			device: aDevice,
			items: Array.from({ length: 20 }, (_, index) => aPosted(from + index, {}, 20_000))
		});
	await post(1);
	await pragma('max_page_count = 1');
	const fault: unknown = await post(101).catch((caught: unknown) => caught);
	const answer = await answerTo(fault);
	expect([answer.status, await answer.json()]).toMatchObject([507, { error: { kind: 'server-full' } }]);
	expect((await store.readFeed(event.code, { after: 0, limit: 100 })).letters).toHaveLength(20);
	expect(await store.readEvent(event.code)).toBeDefined();
	await pragma('max_page_count = 1073741823');
	expect(await post(101)).toMatchObject({ kind: 'answered', stored: 20 });
	expect((await store.readTally(event.code))?.cases[0]).toMatchObject({ letters: 40 });
	await discard();
});

/** What a device hears when the store throws this. */
async function answerTo(fault: unknown): Promise<Response> {
	const folder = useNewDatabase();
	const url = new URL('http://table.test/api/v1/events');
	const answer = await endpoint(() => Promise.reject(fault as Error))({ request: new Request(url), params: {}, url });
	await closeRunning();
	rmSync(folder, { recursive: true });
	return answer;
}
