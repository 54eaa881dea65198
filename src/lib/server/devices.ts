/** The devices of an event, known by a pseudonym; what a device says of itself is sealed for the organisers. */
import type { DeviceCard, DevicesAnswer } from '#lib/domain/wire.ts';
import { eventBounds } from './limits.ts';
import { isoMoment, toQuarterHour } from './moments.ts';
import type { Database, Turn } from './schema.ts';

/** Remembers that a device sent letters. Past the bound a new device is not listed; its letters are taken all the same. */
export async function noteDevice(turn: Turn, code: string, device: string, nowMs: number): Promise<void> {
	const seen = { last_seen_at: toQuarterHour(nowMs) };
	if (!(await update(turn, code, device, seen))) await insert(turn, { event: code, device, card: null, last_seq: 0, ...seen });
}

/** Keeps a device's newest card. `last_seq` only grows: an older card that comes late takes nothing back. */
export async function keepDeviceCard(db: Database, code: string, device: string, sent: DeviceCard, nowMs: number): Promise<void> {
	const seen = { card: sent.card, last_seen_at: toQuarterHour(nowMs) };
	await db.transaction().execute(async (turn) => {
		if (!(await update(turn, code, device, seen))) await insert(turn, { event: code, device, last_seq: sent.lastSeq, ...seen });
		await turn
			.updateTable('devices')
			.set({ last_seq: sent.lastSeq })
			.where('event', '=', code)
			.where('device', '=', device)
			.where('last_seq', '<', sent.lastSeq)
			.execute();
	});
}

async function update(turn: Turn, code: string, device: string, seen: { card?: string; last_seen_at: number }) {
	const { numUpdatedRows } = await turn
		.updateTable('devices')
		.set(seen)
		.where('event', '=', code)
		.where('device', '=', device)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

interface NewDevice {
	event: string;
	device: string;
	card: string | null;
	last_seq: number;
	last_seen_at: number;
}

async function insert(turn: Turn, device: NewDevice) {
	const { devices } = await turn
		.selectFrom('devices')
		.select((count) => count.fn.countAll<number>().as('devices'))
		.where('event', '=', device.event)
		.executeTakeFirstOrThrow();
	if (Number(devices) >= eventBounds.devices) return;
	await turn
		.insertInto('devices')
		.values(device)
		.onConflict((on) => on.columns(['event', 'device']).doNothing())
		.execute();
}

/** Every device with how much of what it handed in has arrived: the difference is still out (I12). */
export async function listDevices(db: Database, code: string): Promise<DevicesAnswer> {
	const rows = await db
		.selectFrom('devices')
		.select(['device', 'card', 'last_seq', 'last_seen_at'])
		.where('event', '=', code)
		.orderBy('device')
		.execute();
	const arrived = await arrivedByDevice(db, code);
	return {
		devices: rows.map((row) => {
			const { received = 0, received_seq = 0 } = arrived.get(row.device) ?? {};
			return {
				device: row.device,
				...(row.card !== null && { card: row.card }),
				lastSeq: Math.max(row.last_seq, Number(received_seq)),
				received: Number(received),
				receivedSeq: Number(received_seq),
				lastSeenAt: isoMoment(row.last_seen_at)
			};
		})
	};
}

async function arrivedByDevice(db: Database, code: string) {
	const rows = await db
		.selectFrom('items')
		.select(['device', ({ fn }) => fn.countAll<number>().as('received'), ({ fn }) => fn.max('seq').as('received_seq')])
		.where('event', '=', code)
		.groupBy('device')
		.execute();
	return new Map(rows.map((row) => [row.device, row]));
}
