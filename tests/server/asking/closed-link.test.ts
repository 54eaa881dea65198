/** What the real endpoints do for a link that was closed, and for the links beside it. */
import { expect, test } from 'vitest';
import { minuteBounds } from '#lib/server/asking/limits.ts';
import { running } from '#lib/server/running.ts';
import { ask } from '../../support/api.ts';
import { aPutChannel, channelIdOf, channelTokenOf } from '../../support/channels.ts';
import { errorOf, eventOnApi } from '../../support/event-on-api.ts';
import { aPosted, idOf } from '../../support/signed-event.ts';

const here = eventOnApi();
const put = (seed: number, change = {}) =>
	ask('PUT', `${here.path}/channels/${channelIdOf(seed)}`, { token: here.event.organiserToken, body: aPutChannel(seed, change) });
const postBy = (seed: number, ...items: unknown[]) =>
	ask('POST', `${here.path}/letters`, { token: channelTokenOf(seed), body: { device: idOf(700 + seed), items } });

test('a channel’s link joins until it is closed; then it delivers what was begun, and nothing else', async () => {
	expect((await put(1)).status).toBe(200);
	const token = channelTokenOf(1);
	for (const rest of ['', '/pack', '/tally']) expect((await ask('GET', here.path + rest, { token })).status).toBe(200);
	expect((await postBy(1, aPosted(1))).status).toBe(201);
	await put(1, { closed: true });
	for (const rest of ['', '/pack', '/tally', '/live'])
		expect(await errorOf(await ask('GET', here.path + rest, { token }))).toBe('403 wrong-token');
	const late = await postBy(1, aPosted(2));
	expect([late.status, await late.json()]).toMatchObject([201, { receipts: [{ outcome: 'stored', late: true }] }]);
	const held = { device: idOf(701), items: [{ id: idOf(2), digest: aPosted(2).digest }] };
	const told = await ask('POST', `${here.path}/held`, { token, body: held });
	expect([told.status, await told.json()]).toMatchObject([200, { held: [{ id: idOf(2) }], received: 2 }]);
	const card = { card: aPosted(1).sealed, lastSeq: 2 };
	expect((await ask('PUT', `${here.path}/devices/${idOf(701)}`, { token, body: card })).status).toBe(200);
	await put(1);
	expect((await ask('GET', here.path, { token })).status).toBe(200);
});

test('no link opens, closes or lists channels, and a channel needs an id', async () => {
	await put(2);
	for (const token of [channelTokenOf(2), here.event.joinToken]) {
		const asked = { token, body: aPutChannel(2, { closed: true }) };
		expect(await errorOf(await ask('PUT', `${here.path}/channels/${channelIdOf(2)}`, asked))).toBe('403 wrong-token');
		expect(await errorOf(await ask('GET', `${here.path}/channels`, { token }))).toBe('403 wrong-token');
	}
	const asked = { token: here.event.organiserToken, body: aPutChannel(2) };
	expect(await errorOf(await ask('PUT', `${here.path}/channels/table-9`, asked))).toBe('400 malformed');
	expect(await errorOf(await ask('PUT', `${here.path}/channels/${channelIdOf(2)}`, { ...asked, body: aPutChannel(3) }))).toBe(
		'409 code-taken'
	);
});

test('a flood by one link uses up its own minute, and neither that of another link nor that of the event', async () => {
	const { limits } = await running();
	await put(4);
	await put(5);
	const busy = `${here.event.code}/${channelIdOf(4)}`;
	limits.secondsToWait(`${busy} items`, Infinity, minuteBounds.token.items + 1);
	limits.secondsToWait(`${busy} ${idOf(704)} items`, Infinity, minuteBounds.assured.items);
	expect(await errorOf(await postBy(4, aPosted(41)))).toBe('429 too-many-requests');
	expect((await postBy(5, aPosted(51))).status).toBe(201);
	const own = { device: idOf(704), items: [aPosted(42)] };
	expect((await ask('POST', `${here.path}/letters`, { ...here.join, body: own })).status).toBe(201);
});

test('a closed link gives no device an assured share', async () => {
	const { limits } = await running();
	await put(6, { closed: true });
	limits.secondsToWait(`${here.event.code}/${channelIdOf(6)} closed`, Infinity, minuteBounds.closedLink.requests);
	const answer = await postBy(6, aPosted(61));
	expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(await errorOf(answer)).toBe('429 too-many-requests');
});
