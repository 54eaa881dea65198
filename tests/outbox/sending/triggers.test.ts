import { afterEach, expect, test, vi } from 'vitest';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { overdueMs, statusOf } from '#lib/outbox/status.ts';
import { startDelivering, type Delivery } from '#lib/outbox/sending/triggers.ts';
import { aJoinedDevice, aNet, aSavedDraft, ours, received, type Posted } from '../../support/device.ts';
import { code } from '../../support/people.ts';
import { patienceMs } from '../../support/patience.ts';

const running: Delivery[] = [];
afterEach(() => running.splice(0).forEach((delivery) => delivery.stop()));

async function aDelivery(
	items: number,
	answer: (posted: Posted, count: number) => Response | Promise<Response>,
	isOnline = true
) {
	const device = await aJoinedDevice({ table: '7' });
	const handOneIn = async () => handIn({ ...device, draft: await aSavedDraft(device) });
	for (let at = 0; at < items; at++) await handOneIn();
	const { net, posts } = aNet(answer);
	let drained = 0;
	const page = {
		view: new EventTarget(),
		document: new EventTarget(),
		serviceWorker: new EventTarget() as ServiceWorkerContainer
	};
	Object.assign(page.serviceWorker, { getRegistration: () => Promise.resolve(undefined) });
	const delivery = startDelivering({
		...device,
		event: code,
		net,
		page,
		random: (bytes) => new Uint8Array(bytes),
		isOnline: () => isOnline,
		onDrained: () => void drained++
	});
	running.push(delivery);
	// While the storage is asked, another timer runs too. Only the timer that is set after an attempt is for the next attempt.
	const timerIsSet = () => vi.waitFor(() => expect(drained > 0 && device.clock.nextMs).toBeGreaterThan(0), patienceMs);
	const status = async () => statusOf(await outboxEntries(device.database, code));
	return { ...device, delivery, page, posts, status, handOneIn, timerIsSet };
}
const failing = () => ours(500, {});

test('startDelivering delivers at the start', async () => {
	const { status } = await aDelivery(1, ({ items }) => received(items));
	await vi.waitFor(async () => expect(await status()).toMatchObject({ safeHere: 0, delivered: 1 }), patienceMs);
});

test('startDelivering empties an outbox of 50 within 60 s of a stable network (I9)', async () => {
	let isUp = false;
	const { clock, posts, status, delivery, timerIsSet } = await aDelivery(50, ({ items }) => {
		if (!isUp) throw new TypeError('no network');
		return received(items);
	});
	for (let attempt = 0; attempt < 12; attempt++) {
		await delivery.sendNow();
		await timerIsSet();
	}
	isUp = true;
	const tried = posts.length;
	expect(clock.nextMs).toBeLessThanOrEqual(30_000);
	clock.turn(30_000);
	await vi.waitFor(async () => expect(await status()).toMatchObject({ safeHere: 0, delivered: 50 }), patienceMs);
	expect(posts.length).toBeGreaterThan(tried);
});

test.each([
	['the network comes back', 'view', 'online'],
	['the window is focused', 'view', 'focus'],
	['the page is seen again', 'document', 'visibilitychange']
] as const)('startDelivering tries when %s', async (_name, where, event) => {
	const { page, status, timerIsSet } = await aDelivery(1, ({ items }, count) => (count === 1 ? failing() : received(items)));
	await timerIsSet();
	page[where].dispatchEvent(new Event(event));
	await vi.waitFor(async () => expect(await status()).toMatchObject({ delivered: 1 }), patienceMs);
});

test('startDelivering tries when the service worker nudges, and at nothing else it says', async () => {
	const { page, posts, status, timerIsSet } = await aDelivery(1, ({ items }, count) =>
		count === 1 ? failing() : received(items)
	);
	await timerIsSet();
	page.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { type: 'OTHER' } }));
	expect(posts).toHaveLength(1);
	page.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { type: 'DRAIN' } }));
	await vi.waitFor(async () => expect(await status()).toMatchObject({ delivered: 1 }), patienceMs);
});

test('sendNow while sending takes along what was handed in meanwhile', async () => {
	const gate = Promise.withResolvers<void>();
	const first = Promise.withResolvers<void>();
	const { delivery, status, handOneIn } = await aDelivery(1, async ({ items }, count) => {
		if (count === 1) first.resolve();
		await gate.promise;
		return received(items);
	});
	await first.promise;
	await handOneIn();
	const sending = delivery.sendNow();
	gate.resolve();
	expect(await sending).toEqual({ kind: 'idle' });
	expect(await status()).toMatchObject({ safeHere: 0, delivered: 2 });
});

test('startDelivering turns an item red after ten minutes of trying while online (I9)', async () => {
	const { clock, delivery, status, timerIsSet } = await aDelivery(1, failing);
	for (let minute = 0; minute < 10; minute++) {
		await delivery.sendNow();
		await timerIsSet();
		expect((await status()).overdue).toBe(0);
		clock.turn(60_000);
		await vi.waitFor(async () => expect((await delivery.sendNow()).kind).toBe('waiting'), patienceMs);
	}
	expect(clock.elapsedMs()).toBe(overdueMs);
	expect((await status()).overdue).toBe(1);
});

test('startDelivering turns nothing red while the device is offline (I9)', async () => {
	const { clock, delivery, status, timerIsSet } = await aDelivery(1, failing, false);
	for (let attempt = 0; attempt < 3; attempt++) {
		await delivery.sendNow();
		await timerIsSet();
		clock.turn(overdueMs);
	}
	await delivery.sendNow();
	expect((await status()).overdue).toBe(0);
});

test('startDelivering waits two minutes after a token was refused', async () => {
	const { clock, timerIsSet } = await aDelivery(1, () => ours(401, {}));
	await timerIsSet();
	expect(clock.nextMs).toBe(120_000);
});

test('startDelivering asks for Background Sync where it exists and something waits', async () => {
	const device = await aJoinedDevice();
	await handIn({ ...device, draft: await aSavedDraft(device) });
	const register = vi.fn(() => Promise.resolve());
	const serviceWorker = Object.assign(new EventTarget(), { getRegistration: () => Promise.resolve({ sync: { register } }) });
	const page = {
		view: new EventTarget(),
		document: new EventTarget(),
		serviceWorker: serviceWorker as unknown as ServiceWorkerContainer
	};
	running.push(
		startDelivering({
			...device,
			event: code,
			net: aNet(failing).net,
			page,
			random: (n) => new Uint8Array(n),
			isOnline: () => true
		})
	);
	await vi.waitFor(() => expect(register).toHaveBeenCalledWith('writing-table-drain'), patienceMs);
});

test('stop ends the timer and the listening', async () => {
	const { clock, delivery, page, posts, timerIsSet } = await aDelivery(1, failing);
	await timerIsSet();
	delivery.stop();
	const tried = posts.length;
	page.view.dispatchEvent(new Event('online'));
	clock.turn(600_000);
	expect(clock.nextMs).toBeUndefined();
	expect(posts).toHaveLength(tried);
});
