import { afterEach, expect, test, vi } from 'vitest';
import { saveJoined } from '#lib/device/events.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { deliverEveryEvent } from '#lib/outbox/sending/every-event.ts';
import type { Delivery } from '#lib/outbox/sending/triggers.ts';
import { aJoinedDevice, aNet, aSavedDraft, received } from '../../support/device.ts';
import { patienceMs } from '../../support/patience.ts';
import { anId, code } from '../../support/people.ts';

const running: Delivery[] = [];
afterEach(() => running.splice(0).forEach((delivery) => delivery.stop()));

const second = 'B2BBBB';
const thisPage = () => ({ view: new EventTarget(), document: new EventTarget() });

/** A letter is handed in at the first event without a network. Then the link of a second event is opened. */
async function aDeviceAtTwoEvents() {
	const device = await aJoinedDevice({ table: '7' });
	await handIn({ ...device, draft: await aSavedDraft(device) });
	const { mode: _mode, nextSeq: _next, ...joined } = device.event;
	await saveJoined(device.database, { ...joined, code: second, joinToken: 'another', device: anId() });
	return device;
}

test('deliverEveryEvent delivers what was handed in at another event than the open one (I9)', async () => {
	const device = await aDeviceAtTwoEvents();
	const { net, posts } = aNet(({ items }) => received(items));
	const drained: string[] = [];
	const parts = { ...device, event: second, net, page: thisPage(), random: (bytes: number) => new Uint8Array(bytes) };
	running.push(deliverEveryEvent({ ...parts, isOnline: () => true, onDrained: (event) => drained.push(event) }));
	await vi.waitFor(
		async () => expect((await outboxEntries(device.database, code)).map(({ state }) => state)).toEqual(['delivered']),
		patienceMs
	);
	expect(posts.map(({ path, authorization }) => [path, authorization])).toEqual([
		[`/api/v1/events/${code}/letters`, `Bearer ${device.event.joinToken}`]
	]);
	await vi.waitFor(() => expect(drained).toEqual([code]), patienceMs);
});

test('deliverEveryEvent finds an event that another tab joined, when it is asked to send', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const { net, posts } = aNet(({ items }) => received(items));
	const parts = { ...device, event: second, net, page: thisPage(), random: (bytes: number) => new Uint8Array(bytes) };
	await device.database.events.delete(code);
	const delivery = deliverEveryEvent({ ...parts, isOnline: () => true });
	running.push(delivery);
	expect(await delivery.sendNow()).toEqual({ kind: 'idle' });
	await device.database.events.put(device.event);
	await handIn({ ...device, draft: await aSavedDraft(device) });
	await delivery.sendNow();
	await vi.waitFor(() => expect(posts).toHaveLength(1), patienceMs);
});

test('deliverEveryEvent looks every half minute for events that another tab joined (I9)', async () => {
	const device = await aDeviceAtTwoEvents();
	const { net, posts } = aNet(({ items }) => received(items));
	const parts = { ...device, event: second, net, page: thisPage(), random: (bytes: number) => new Uint8Array(bytes) };
	running.push(deliverEveryEvent({ ...parts, isOnline: () => true }));
	// With the first post of the other event, the first look is over.
	await vi.waitFor(() => expect(posts).toHaveLength(1), patienceMs);
	const look = vi.spyOn(device.database.events, 'toCollection');
	device.clock.turn(30_000);
	expect(look).toHaveBeenCalledOnce();
});

test('deliverEveryEvent finds by itself what another tab handed in at an event that it joined meanwhile (I9)', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const { net, posts } = aNet(({ items }) => received(items));
	const parts = { ...device, event: second, net, page: thisPage(), random: (bytes: number) => new Uint8Array(bytes) };
	await device.database.events.delete(code);
	const delivery = deliverEveryEvent({ ...parts, isOnline: () => true });
	running.push(delivery);
	await delivery.sendNow();
	await device.database.events.put(device.event);
	await handIn({ ...device, draft: await aSavedDraft(device) });
	await vi.waitFor(() => {
		device.clock.turn(30_000);
		expect(posts).toHaveLength(1);
	}, patienceMs);
});

test('deliverEveryEvent stops all of them', async () => {
	const device = await aDeviceAtTwoEvents();
	const { net, posts } = aNet(({ items }) => received(items));
	const parts = { ...device, event: second, net, page: thisPage(), random: (bytes: number) => new Uint8Array(bytes) };
	const delivery = deliverEveryEvent({ ...parts, isOnline: () => true });
	await vi.waitFor(() => expect(posts).toHaveLength(1), patienceMs);
	delivery.stop();
	await handIn({ ...device, draft: await aSavedDraft(device) });
	device.clock.turn(120_000);
	parts.page.view.dispatchEvent(new Event('online'));
	await new Promise(setImmediate);
	expect(posts).toHaveLength(1);
});
