/** An organiser's device meets a server that deleted the bytes of what was collected long ago. */
import { expect, test } from 'vitest';
import { fetchFeed } from '#lib/desk/collect.ts';
import { Tray } from '#lib/desk/tray.svelte.ts';
import { carriedIn } from '#lib/device/carried.ts';
import { readFeedAnew } from '#lib/device/read-anew.ts';
import type { FeedPage } from '#lib/domain/wire/feed.ts';
import type { Net } from '#lib/net/ask.ts';
import { endpoints } from '../support/api.ts';
import { aDeskDevice, anEventOnServer, deliverLetters, openedOn, type EventOnServer } from '../support/desks.ts';
import { ours } from '../support/device.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

/**
 * The real endpoints, and the feed as it is once the server deleted the bytes of these items. The contract of the stores holds
 * the same.
 */
const letGo =
	(gone: Set<string>): Net =>
	async (path, init) => {
		const answer = await endpoints(path, init);
		if (!path.includes('/letters?')) return answer;
		const page = (await answer.json()) as FeedPage;
		const letters = page.letters.map((item) => (gone.has(item.id) ? { ...item, sealed: '', collected: true, gone: true } : item));
		return ours(200, { ...page, letters });
	};

async function aDesk(event: EventOnServer, gone: Set<string>) {
	const device = aDeskDevice(letGo(gone));
	const { open } = await openedOn(device, event);
	const collecting = { ...device.parts, event: event.code, token: event.token };
	return { ...device, collecting, tray: new Tray(device.parts, open) };
}

test('Tray.collect keeps what this device has when the server let go of it, also after reading anew, and sends it nowhere (I15, I20)', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 3);
	const gone = new Set<string>();
	const { tray, collecting, database, wire } = await aDesk(event, gone);
	await tray.collect();
	for (const id of ids.slice(0, 2)) gone.add(id);
	await tray.collect();
	expect([tray.entries.length, tray.apart, tray.gone, tray.hindrance]).toEqual([3, [], 0, undefined]);
	await readFeedAnew(database, event.code);
	wire.asked.length = 0;
	expect(await fetchFeed(collecting)).toEqual({ kind: 'fetched', added: 0 });
	expect(await carriedIn(database, event.code, 'waiting')).toEqual([]);
	await tray.collect();
	expect([tray.entries.length, tray.apart, tray.gone]).toEqual([3, [], 0]);
	expect(wire.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
});

test('Tray.collect says of a device that comes later how many went before it, once each, and calls none of them damaged (I16)', async () => {
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 4);
	const gone = new Set(ids.slice(0, 3));
	const { tray, database, collecting } = await aDesk(event, gone);
	await tray.collect();
	expect([tray.entries.length, tray.apart, tray.notRead, tray.gone]).toEqual([1, [], 0, 3]);
	await deliverLetters(event, 1);
	await tray.collect();
	expect([tray.entries.length, tray.gone]).toEqual([2, 3]);
	await readFeedAnew(database, event.code);
	expect(await fetchFeed(collecting)).toEqual({ kind: 'fetched', added: 0, gone: 3 });
	await tray.openNew();
	expect(tray.gone).toBe(3);
});
