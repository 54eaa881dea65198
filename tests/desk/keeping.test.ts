import { expect, test } from 'vitest';
import { ServerKeeping } from '#lib/desk/keeping.svelte.ts';
import type { Net } from '#lib/net/ask.ts';
import { aDeskDevice, anEventOnServer, openedOn } from '../support/desks.ts';
import { ours } from '../support/device.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

async function aDesk(keeping?: () => Response) {
	const device = aDeskDevice();
	const event = await anEventOnServer();
	const { open } = await openedOn(device, event);
	const net: Net = (path, init) => {
		if (!path.endsWith('/keeping') || !keeping || device.wire.mood !== 'sound') return device.wire.net(path, init);
		device.wire.asked.push('GET /keeping');
		return Promise.resolve(keeping());
	};
	const asked = () => device.wire.asked.filter((each) => each === 'GET /keeping').length;
	return { ...device, asked, keeping: new ServerKeeping({ ...device.parts, net }, open) };
}

test('Keeping.hear learns from the server when the event goes from it', async () => {
	const { keeping } = await aDesk();
	expect([keeping.goesAtMs, keeping.goesSoon, keeping.isNearlyFull]).toEqual([undefined, false, false]);
	await keeping.hear();
	expect(keeping.told?.collectedForDays).toBe(30);
	expect(keeping.goesAtMs).toBeGreaterThan(Date.parse('2027-03-13T00:00:00Z'));
	expect([keeping.goesSoon, keeping.isNearlyFull]).toEqual([false, false]);
});

test.each([
	['2027-02-27T13:59:00.000Z', true],
	['2027-02-27T13:58:59.999Z', false]
])('Keeping.goesSoon at %s by the clock of the server is %s', async (serverTime, isSoon) => {
	const { keeping } = await aDesk(() => ours(200, { goesAt: '2027-03-13T13:59:00.000Z', serverTime }));
	await keeping.hear();
	expect(keeping.goesSoon).toBe(isSoon);
});

test('Keeping.hear asks every ten minutes, at once again when there was no network, and keeps what it heard', async () => {
	let nearlyFull = true;
	const desk = await aDesk(() => ours(200, { ...(nearlyFull && { nearlyFull }), serverTime: '2026-12-10T12:00:00.000Z' }));
	const { keeping, wire, clock } = desk;
	wire.mood = 'down';
	await keeping.hear();
	wire.mood = 'sound';
	await keeping.hear();
	expect(keeping.isNearlyFull).toBe(true);
	const before = desk.asked();
	await keeping.hear();
	expect(desk.asked()).toBe(before);
	clock.turn(10 * 60_000);
	wire.mood = 'down';
	await keeping.hear();
	expect(keeping.isNearlyFull).toBe(true);
	[wire.mood, nearlyFull] = ['sound', false];
	await keeping.hear();
	expect(keeping.isNearlyFull).toBe(false);
});

test('Keeping knows nothing from a server of before, and does not ask it again and again', async () => {
	const { keeping, asked } = await aDesk(() => ours(404, { error: { kind: 'malformed', message: 'There is no such call.' } }));
	await keeping.hear();
	await keeping.hear();
	expect([keeping.told, keeping.goesSoon, keeping.isNearlyFull, asked()]).toEqual([undefined, false, false, 1]);
});
