import { expect, test, vi } from 'vitest';
import { FilesIn } from '#lib/desk/files-in.svelte.ts';
import { Roll } from '#lib/desk/roll.svelte.ts';
import { Tray } from '#lib/desk/tray.svelte.ts';
import { quietAfterMs } from '#lib/domain/hall/table-watch.ts';
import type { DeviceCardContent } from '#lib/domain/hall/device-card.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { sendDeviceCard } from '#lib/outbox/sending/device-card.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import type { Net } from '#lib/net/ask.ts';
import { hallBounds } from '#lib/domain/hall/hall-bounds.ts';
import { endpoints } from '../support/api.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../support/desks.ts';
import { aSavedDraft, aTabletOf, ours } from '../support/device.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

async function aDesk(event: EventOnServer, net?: Net) {
	const device = aDeskDevice(net);
	const { open } = await openedOn(device, event);
	const tray = new Tray(device.parts, open);
	const files = new FilesIn(device.parts, open, tray);
	return { ...device, tray, files, roll: new Roll(device.parts, open, tray, files) };
}

type How = { appVersion: string; lacks: NonNullable<DeviceCardContent['lacks']> };

/** A tablet at that table. What it does goes to the real endpoints, or into a file. */
async function aTablet(event: EventOnServer, table: string) {
	const tablet = await aTabletOf(event, table);
	const { event: joined, database, clock } = tablet;
	return {
		device: joined.device,
		handIn: async (count: number) => {
			for (; count > 0; count--) await handIn({ ...tablet, draft: await aSavedDraft(tablet, { event: event.code }) });
		},
		upload: () => drainOutbox({ database, clock, net: endpoints, event: event.code }),
		sayHow: (how: How) => sendDeviceCard({ database, clock, net: endpoints, event: event.code, how }),
		write: async (how: How) => {
			const out = await fileOut(database, event.code, how);
			if (out.kind !== 'files') throw new Error(out.kind);
			return out.files.map(({ name, text }) => new File([text], name));
		}
	};
}
const ready: How = { appVersion: '0.1.0', lacks: [] };

test('Roll.hear puts together what the server, files and the items here tell of each device', async () => {
	const event = await anEventOnServer();
	const [online, carried] = [await aTablet(event, '2'), await aTablet(event, '10')];
	await online.handIn(3);
	await online.upload();
	await online.handIn(1);
	await online.sayHow(ready);
	await carried.handIn(2);
	const { roll, files, tray, clock, wire } = await aDesk(event);
	wire.mood = 'down';
	await files.takeIn(await carried.write({ appVersion: '0.1.0', lacks: ['space'] }));
	await files.passOn();
	wire.mood = 'sound';
	await roll.hear();
	expect(
		roll.entries.map(({ device, table, handedIn, arrived, stillOut }) => [device, table, handedIn, arrived, stillOut])
	).toEqual([
		[online.device, '2', 4, 3, 1],
		[carried.device, '10', 2, 2, 0]
	]);
	expect([roll.stillOut, roll.out.map(({ device }) => device), roll.lost]).toEqual([1, [online.device], []]);
	expect(roll.unready.map(({ device, lacks }) => [device, lacks])).toEqual([[carried.device, ['space']]]);
	expect(roll.heardAtMs).toBe(clock.nowMs());
	// Only a device that has everything of the server knows which number is missing.
	expect(roll.entries[0]?.missing).toBeUndefined();
	await tray.collect();
	expect(roll.entries[0]?.missing).toEqual([[4, 4]]);
});

test('Roll.hear keeps what it knew when the server cannot be asked, and says since when', async () => {
	const event = await anEventOnServer();
	const tablet = await aTablet(event, '1');
	await tablet.handIn(1);
	await tablet.upload();
	await tablet.sayHow(ready);
	const { roll, wire, clock } = await aDesk(event);
	await roll.hear();
	const heardAtMs = roll.heardAtMs;
	clock.turn(60_000);
	wire.mood = 'down';
	await roll.hear();
	expect([roll.entries.length, roll.heardAtMs]).toEqual([1, heardAtMs]);
	wire.mood = 'stalled';
	let isOver = false;
	const hearing = roll.hear().then(() => (isOver = true));
	await vi.waitFor(() => {
		clock.turn(30_000);
		expect(isOver).toBe(true);
	});
	await hearing;
	expect([roll.entries.length, roll.heardAtMs]).toEqual([1, heardAtMs]);
});

test('Roll calls a table unknown by the clock of the server, whatever the clock of the desk says', async () => {
	const event = await anEventOnServer();
	const tablet = await aTablet(event, '8');
	await tablet.sayHow(ready);
	const { roll, clock, wire } = await aDesk(event);
	clock.turn(-clock.nowMs());
	expect(await roll.hear()).toBe(true);
	expect([roll.entries[0]?.standing, roll.unknownTables]).toEqual(['in', []]);
	wire.mood = 'down';
	clock.turn(2 * quietAfterMs);
	expect(await roll.hear()).toBe(false);
	expect([roll.entries[0]?.standing, roll.tables[0]?.unknownSinceMs]).toEqual(['unknown', roll.entries[0]?.lastSeenAtMs]);
	expect(roll.unknownTables.map(({ table }) => table)).toEqual(['8']);
});

test('Roll tells of a table whose tablet has items out, and is silent when it is lost', async () => {
	const event = await anEventOnServer();
	const tablet = await aTablet(event, '5');
	await tablet.handIn(2);
	await tablet.sayHow(ready);
	const { roll, files } = await aDesk(event);
	await roll.hear();
	expect(roll.tables).toMatchObject([{ table: '5', stillOut: 2, received: 0 }]);
	await files.takeIn(await tablet.write(ready));
	await files.passOn();
	await roll.hear();
	expect([roll.tables, roll.stillOut]).toMatchObject([[{ table: '5', stillOut: 0, received: 2 }], 0]);
});

test('Roll counts whoever writes at home apart from the tables', async () => {
	const event = await anEventOnServer();
	const phone = await aTabletOf(event);
	await handIn({ ...phone, draft: await aSavedDraft(phone, { event: event.code }) });
	await drainOutbox({ database: phone.database, clock: phone.clock, net: endpoints, event: event.code });
	const { roll } = await aDesk(event);
	await roll.hear();
	expect([roll.tables, roll.atHome]).toMatchObject([[], { devices: 1, received: 1 }]);
});

/** The roll as the server tells it, page by page, when somebody invented so many devices. */
const crowdedBy =
	(count: number): Net =>
	async (path, init) => {
		const asked = new URL(path, 'http://server.example');
		if (!asked.pathname.endsWith('/devices')) return endpoints(path, init);
		const all = Array.from({ length: count }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`);
		const page = all
			.filter((device) => device > (asked.searchParams.get('after') ?? ''))
			.slice(0, Number(asked.searchParams.get('limit')));
		const lastSeenAt = new Date(0).toISOString();
		return ours(200, { devices: page.map((device) => ({ device, lastSeq: 0, received: 0, receivedSeq: 0, lastSeenAt })) });
	};

test('Roll.isFull says so when a table may be missing because guests made devices up', async () => {
	const event = await anEventOnServer();
	for (const [count, isFull] of [
		[hallBounds.silentDevices - 1, false],
		[hallBounds.silentDevices, true]
	] as const) {
		const { roll } = await aDesk(event, crowdedBy(count));
		await roll.hear();
		expect([roll.entries.length, roll.isFull]).toEqual([count, isFull]);
	}
});
