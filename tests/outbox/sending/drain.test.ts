import { expect, test } from 'vitest';
import { drainStateOf, outboxEntries, readEntry } from '#lib/device/outbox-entries.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { keptAfterReceiptMs, letGo } from '#lib/outbox/sending/let-go.ts';
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
	expect(await drainOutbox({ ...device, net })).toEqual({ kind: 'idle' });
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

test('drainOutbox gives up on an answer that does not come within half a minute', async () => {
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
	device.clock.turn(30_000);
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

test('drainOutbox counts the seven days by the server, also with a clock ten years ahead (I7, I10)', async () => {
	const device = await aDeviceWith(1);
	const first = aNet(({ items }) => received(items));
	await drainOutbox({ ...device, net: first.net });
	device.clock.startMs += 10 * 365 * 24 * 3_600_000;
	await handIn({ ...device, draft: await aSavedDraft(device) });
	await drainOutbox({ ...device, net: aNet(({ items }) => received(items)).net });
	expect(await statesOf(device)).toEqual(['delivered', 'delivered']);
	expect(await readEntry(device.database, first.posts[0]!.items[0]!.id)).toBeDefined();
});

test('drainOutbox lets go of what was delivered seven days before its answer, and of nothing in it (I7)', async () => {
	const device = await aDeviceWith(1);
	await drainOutbox({ ...device, net: aNet(({ items }) => received(items)).net });
	await handIn({ ...device, draft: await aSavedDraft(device) });
	const aWeekLater = new Date(Date.parse(serverTime) + keptAfterReceiptMs).toISOString();
	const { net } = aNet(({ items }) => ours(201, { receipts: items.map((item) => receiptOf(item)), serverTime: aWeekLater }));
	await drainOutbox({ ...device, net });
	expect(await statesOf(device)).toEqual(['let-go', 'delivered']);
});

test('letGo keeps the bytes for seven days of the server and then leaves a tombstone (I7)', async () => {
	const device = await aDeviceWith(2);
	const { net } = aNet(({ items }, count) => (count === 1 ? received(items.slice(0, 1)) : ours(500, {})));
	await drainOutbox({ ...device, net });
	const [delivered, waiting] = await outboxEntries(device.database, code);
	const later = (ms: number) => new Date(Date.parse(serverTime) + ms).toISOString();
	await letGo(device.database, code, later(keptAfterReceiptMs - 1));
	expect(await readEntry(device.database, delivered!.id)).toBeDefined();
	await letGo(device.database, code, later(keptAfterReceiptMs));
	expect(await readEntry(device.database, delivered!.id)).toBeUndefined();
	expect(await outboxEntries(device.database, code)).toMatchObject([
		{ id: delivered!.id, state: 'let-go' },
		{ state: 'waiting' }
	]);
	await letGo(device.database, code, later(keptAfterReceiptMs * 9));
	expect(await readEntry(device.database, waiting!.id)).toBeDefined();
});

test('handIn of a draft whose item was let go is still refused (I7)', async () => {
	const device = await aDeviceWith(0);
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	const { net } = aNet(({ items }) => received(items));
	await drainOutbox({ ...device, net });
	await letGo(device.database, code, new Date(Date.parse(serverTime) + keptAfterReceiptMs).toISOString());
	expect(await statesOf(device)).toEqual(['let-go']);
	expect(await handIn({ ...device, draft })).toEqual({ kind: 'already-handed-in' });
});
