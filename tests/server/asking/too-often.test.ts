/** Asks the real endpoints more often than their bounds allow. */
import { expect, test } from 'vitest';
import { minuteBounds } from '#lib/server/asking/limits.ts';
import { running } from '#lib/server/running.ts';
import { ask } from '../../support/api.ts';
import { errorOf, eventOnApi } from '../../support/event-on-api.ts';
import { aPosted, idOf } from '../../support/signed-event.ts';

const here = eventOnApi();
const { post, stored } = here;

test('POST letters makes a device wait that sends too many items or bytes, and says how long', async () => {
	const { limits } = await running();
	for (const [share, most] of [
		['items', minuteBounds.device.items],
		['bytes', minuteBounds.device.bytes]
	] as const) {
		const whose = `${here.event.code} ${idOf(902)} ${share}`;
		limits.secondsToWait(whose, Infinity, most);
		const answer = await ask('POST', `${here.path}/letters`, {
			...here.join,
			body: { device: idOf(902), items: [aPosted(903)] }
		});
		limits.secondsToWait(whose, Infinity, -most);
		expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await errorOf(answer)).toBe('429 too-many-requests');
	}
	expect(await stored()).not.toContain(idOf(903));
});

test('POST letters counts what was stored for the event, and what was refused for its sender alone', async () => {
	const { limits } = await running();
	const nonsense = Array.from({ length: 200 }, (_, index) => ({ index }));
	const body = { device: idOf(904), items: [...nonsense.slice(1), aPosted(905)] };
	const before = limits.counted(`${here.event.code} items`);
	expect((await ask('POST', `${here.path}/letters`, { ...here.join, body: { device: idOf(904), items: nonsense } })).status).toBe(
		201
	);
	expect((await ask('POST', `${here.path}/letters`, { ...here.join, body })).status).toBe(201);
	expect(limits.counted(`${here.event.code} items`)).toBe(before + 1);
	expect(limits.counted(`${here.event.code} ${idOf(904)} items`)).toBe(400);
});

test('POST letters keeps its assured share for each device when others have used up the minute of the event', async () => {
	const { limits } = await running();
	limits.secondsToWait(`${here.event.code} items`, Infinity, minuteBounds.token.items + 1);
	const sent = (device: string) => ask('POST', `${here.path}/letters`, { ...here.join, body: { device, items: [aPosted(906)] } });
	expect((await sent(idOf(907))).status).toBe(201);
	limits.secondsToWait(`${here.event.code} ${idOf(908)} items`, Infinity, minuteBounds.assured.items);
	expect(await errorOf(await sent(idOf(908)))).toBe('429 too-many-requests');
	limits.secondsToWait(`${here.event.code} items`, Infinity, -minuteBounds.token.items - 1);
});

test('POST letters and PUT device are not kept waiting by what others ask with the same link', async () => {
	const { limits } = await running();
	limits.secondsToWait(`${here.event.code} join`, Infinity, minuteBounds.token.requests);
	expect(await errorOf(await ask('GET', `${here.path}/tally`, here.join))).toBe('429 too-many-requests');
	expect((await post([aPosted(909)])).status).toBe(201);
	const card = { ...here.join, body: { card: aPosted(1).sealed, lastSeq: 0 } };
	expect((await ask('PUT', `${here.path}/devices/${idOf(907)}`, card)).status).toBe(200);
	limits.secondsToWait(`${here.event.code} join`, Infinity, -minuteBounds.token.requests);
});

test('one device that asks too often waits, its neighbour does not', async () => {
	const card = { ...here.join, body: { card: aPosted(1).sealed, lastSeq: 0 } };
	const { limits } = await running();
	for (let count = 0; count < minuteBounds.device.requests; count++)
		limits.secondsToWait(`${here.event.code} ${idOf(900)}`, minuteBounds.device.requests);
	const answer = await ask('PUT', `${here.path}/devices/${idOf(900)}`, card);
	expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(await errorOf(answer)).toBe('429 too-many-requests');
	expect((await ask('PUT', `${here.path}/devices/${idOf(901)}`, card)).status).toBe(200);
});
