import { expect, test } from 'vitest';
import { drainStateOf, dropBytes, outboxEntries, readEntry } from '#lib/device/outbox-entries.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { lineAfter, unknownLine } from '#lib/outbox/sending/line.ts';
import { aJoinedDevice, aNet, aSavedDraft, ours, receiptOf, received, serverTime } from '../../support/device.ts';
import { code } from '../../support/people.ts';

async function aDeviceWith(items: number, table = '7') {
	const device = await aJoinedDevice({ table });
	for (let at = 0; at < items; at++) await handIn({ ...device, draft: await aSavedDraft(device) });
	return { ...device, event: code, token: device.event.joinToken, pseudonym: device.event.device };
}
type Device = Awaited<ReturnType<typeof aDeviceWith>>;
const statesOf = async ({ database }: Device) => (await outboxEntries(database, code)).map(({ state }) => state);

test('drainOutbox delivers everything in one batch and keeps the bytes (I6, I7)', async () => {
	const device = await aDeviceWith(3);
	const { net, posts } = aNet(({ items }) => received(items));
	expect(await drainOutbox({ ...device, net, line: { current: lineAfter(500_000, 100) } })).toEqual({ kind: 'idle' });
	expect(posts).toMatchObject([
		{ path: `/api/v1/events/${code}/letters`, device: device.pseudonym, authorization: `Bearer ${device.token}` }
	]);
	expect(posts[0]!.items.map(({ seq }) => seq)).toEqual([1, 2, 3]);
	expect(await outboxEntries(device.database, code)).toMatchObject(
		Array(3).fill({ state: 'delivered', receivedAt: serverTime, attempts: 1 })
	);
	expect(await readEntry(device.database, posts[0]!.items[0]!.id)).toBeDefined();
	expect(await drainStateOf(device.database, code)).toEqual({ kind: 'idle' });
});

test('drainOutbox posts nothing a person wrote (I13)', async () => {
	const device = await aDeviceWith(1);
	const { net, posts } = aNet(({ items }) => received(items));
	await drainOutbox({ ...device, net });
	expect(Object.keys(posts[0]!.items[0]!).sort()).toEqual(['caseId', 'digest', 'id', 'keyVersion', 'kind', 'sealed', 'seq']);
	expect(atob(posts[0]!.items[0]!.sealed)).not.toContain('nurse');
});

test('drainOutbox of nothing asks nobody', async () => {
	const { net, posts } = aNet(() => ours(500, {}));
	expect(await drainOutbox({ ...(await aDeviceWith(0)), net })).toEqual({ kind: 'idle' });
	expect(posts).toEqual([]);
});

test.each([
	['the server answers 500', () => ours(500, { error: {} }), { kind: 'waiting', because: 'server-failed' }],
	['the network is gone', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'waiting', because: 'unreachable' }],
	[
		'a sign-in page answers',
		() => new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } }),
		{ kind: 'sign-in-page' }
	],
	[
		'a sign-in page redirects',
		() => new Response(null, { status: 302, headers: { location: 'http://hall/' } }),
		{ kind: 'sign-in-page' }
	],
	['the token expired', () => ours(401, { error: {} }), { kind: 'new-link-needed' }],
	['the server is busy', () => ours(429, {}, { 'retry-after': '9' }), { kind: 'server-busy', retryAfterMs: 9_000 }],
	['the server names a date', () => ours(503, {}, { 'retry-after': 'Wed, 21 Oct 2036 07:28:00 GMT' }), { kind: 'server-busy' }],
	['the server is full', () => ours(507, {}), { kind: 'server-full' }]
] as const)('drainOutbox keeps an item when %s', async (_name, answer, state) => {
	const device = await aDeviceWith(2);
	const { net, posts } = aNet(answer);
	expect(await drainOutbox({ ...device, net })).toEqual(state);
	expect(posts).toHaveLength(1);
	expect(await statesOf(device)).toEqual(['waiting', 'waiting']);
	expect(await drainStateOf(device.database, code)).toEqual(state);
});

test('drainOutbox sends the same bytes again after a lost answer, and a known receipt ends it (I3, I4)', async () => {
	const device = await aDeviceWith(1);
	const { net, posts } = aNet(({ items }, count) => {
		if (count === 1) throw new TypeError('the answer is lost');
		return ours(201, { receipts: items.map((item) => receiptOf(item, { outcome: 'known' })), serverTime });
	});
	await drainOutbox({ ...device, net });
	await drainOutbox({ ...device, net });
	expect(posts[1]).toEqual(posts[0]);
	expect(await statesOf(device)).toEqual(['delivered']);
});

test('drainOutbox lets no bad item hold up its neighbours (I8)', async () => {
	const device = await aDeviceWith(3);
	const { net } = aNet(({ items }) =>
		ours(201, {
			receipts: items.map((item, at) => receiptOf(item, at === 1 ? { outcome: 'refused', reason: 'unknown-case' } : {})),
			serverTime
		})
	);
	expect(await drainOutbox({ ...device, net })).toEqual({ kind: 'idle' });
	expect(await statesOf(device)).toEqual(['delivered', 'set-aside', 'delivered']);
});

test('drainOutbox delivers the neighbours of an item on which the server fails each time (I8)', async () => {
	const device = await aDeviceWith(6);
	const poison = (await outboxEntries(device.database, code))[2]!.id;
	const { net } = aNet(({ items }) => (items.some(({ id }) => id === poison) ? ours(500, {}) : received(items)));
	for (let attempt = 0; attempt < 25; attempt++) await drainOutbox({ ...device, net });
	expect(await statesOf(device)).toEqual(['delivered', 'delivered', 'waiting', 'delivered', 'delivered', 'delivered']);
});

test('drainOutbox splits a batch on 413 until it fits, and sets aside what alone does not', async () => {
	const device = await aDeviceWith(5);
	const large = (await outboxEntries(device.database, code))[3]!.id;
	const { net } = aNet(({ items }) =>
		items.length > 2 || items.some(({ id }) => id === large) ? ours(413, {}) : received(items)
	);
	expect(await drainOutbox({ ...device, net })).toEqual({ kind: 'idle' });
	expect(await statesOf(device)).toEqual(['delivered', 'delivered', 'delivered', 'set-aside', 'delivered']);
	expect(await readEntry(device.database, large)).toBeDefined();
});

test('drainOutbox sets aside an item whose bytes on this disk no longer match, and sends the others', async () => {
	const device = await aDeviceWith(2);
	const [first] = await outboxEntries(device.database, code);
	await device.database.sealed.put({ id: first!.id, bytes: new Uint8Array(9) });
	const { net, posts } = aNet(({ items }) => received(items));
	await drainOutbox({ ...device, net });
	expect(posts[0]!.items.map(({ seq }) => seq)).toEqual([2]);
	expect(await outboxEntries(device.database, code)).toMatchObject([
		{ state: 'set-aside', reason: 'damaged' },
		{ state: 'delivered' }
	]);
});

test('drainOutbox gives up on an answer that does not come, within half a minute and the time its bytes may take', async () => {
	const device = await aDeviceWith(1);
	const waits = Promise.withResolvers<void>();
	const draining = drainOutbox({
		...device,
		net: (_path, { signal }) => {
			waits.resolve();
			return new Promise((_, refuse) => signal?.addEventListener('abort', () => refuse(new DOMException('', 'AbortError'))));
		}
	});
	await waits.promise;
	device.clock.turn(45_000);
	expect(await draining).toEqual({ kind: 'waiting', because: 'unreachable' });
});

test('drainOutbox of two tabs sends one after the other under the lock, and without it when a frozen tab holds it', async () => {
	const device = await aDeviceWith(1);
	const { net, posts } = aNet(({ items }) => received(items));
	const name = `writing-table/drain/${code}`;
	const locks = navigator.locks;
	await Promise.all([drainOutbox({ ...device, net, locks }), drainOutbox({ ...device, net, locks })]);
	expect(posts).toHaveLength(1);
	await handIn({ ...device, draft: await aSavedDraft(device) });
	const frozen = Promise.withResolvers<void>();
	const held = Promise.withResolvers<void>();
	void locks.request(name, () => (held.resolve(), frozen.promise));
	await held.promise;
	const draining = drainOutbox({ ...device, net, locks });
	device.clock.turn(45_000);
	expect(await draining).toEqual({ kind: 'idle' });
	frozen.resolve();
});

test('drainOutbox does the same with a clock ten years off (I10)', async () => {
	const device = await aDeviceWith(1);
	device.clock.startMs -= 10 * 365 * 24 * 3_600_000;
	const { net } = aNet(({ items }) => received(items));
	expect(await drainOutbox({ ...device, net })).toEqual({ kind: 'idle' });
});

test('drainOutbox lets go of nothing, whatever the answer says of the time (I7)', async () => {
	const device = await aDeviceWith(1);
	await drainOutbox({ ...device, net: aNet(({ items }) => received(items)).net });
	await handIn({ ...device, draft: await aSavedDraft(device) });
	const inTenYears = '2036-12-10T12:00:00.000Z';
	const { net } = aNet(({ items }) => ours(201, { receipts: items.map((item) => receiptOf(item)), serverTime: inTenYears }));
	await drainOutbox({ ...device, net });
	expect(await statesOf(device)).toEqual(['delivered', 'delivered']);
	expect(await device.database.sealed.count()).toBe(2);
});

test('drainOutbox begins with what any line carries, sends more where it is quick, and less where nothing came back (I9)', async () => {
	const device = await aDeviceWith(40);
	const line = { current: unknownLine };
	let isUp = false;
	const { net, posts } = aNet(({ items }) => {
		device.clock.turn(isUp ? 100 : 0);
		if (!isUp) throw new TypeError('no network');
		return received(items);
	});
	await drainOutbox({ ...device, net, line });
	const [first] = posts;
	await drainOutbox({ ...device, net, line });
	isUp = true;
	await drainOutbox({ ...device, net, line });
	const sizes = posts.map(({ items }) => items.length);
	expect(sizes[1]).toBeLessThan(first!.items.length);
	expect(sizes.slice(2).reduce((sum, size) => sum + size, 0)).toBe(40);
	expect(sizes.at(-1)).toBeGreaterThan(first!.items.length);
});

test('drainOutbox waits for a body as long as a line of 8 kbit/s needs for it (I9)', async () => {
	const device = await aDeviceWith(1);
	const [entry] = await outboxEntries(device.database, code);
	await device.database.outbox.update(entry!.id, { sizeBytes: 64 * 1024 });
	const { net, posts } = aNet(({ items }) => {
		device.clock.turn(90_000);
		return received(items);
	});
	expect(await drainOutbox({ ...device, net })).toEqual({ kind: 'idle' });
	expect(posts).toHaveLength(1);
});

test('drainOutbox says how far it is on a slow line (I9)', async () => {
	const device = await aDeviceWith(12);
	const said: unknown[] = [];
	const { net } = aNet(async ({ items }) => {
		said.push(await drainStateOf(device.database, code));
		// The line carries one kilobyte a second, which is eight kbit/s.
		device.clock.turn(items.reduce((sum, { sealed }) => sum + sealed.length, 0));
		return received(items);
	});
	expect(await drainOutbox({ ...device, net })).toEqual({ kind: 'idle' });
	expect(said[0]).toEqual({ kind: 'sending' });
	expect(said[1]).toMatchObject({ kind: 'sending', slow: { total: 12 } });
	expect(await statesOf(device)).toEqual(Array(12).fill('delivered'));
});

test('handIn of a draft whose item was let go is still refused (I7)', async () => {
	const device = await aDeviceWith(0);
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	const { net } = aNet(({ items }) => received(items));
	await drainOutbox({ ...device, net });
	await dropBytes(device.database, [draft.id]);
	expect(await handIn({ ...device, draft })).toEqual({ kind: 'already-handed-in' });
});
