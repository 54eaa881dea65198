/** The devices of an event, known by a pseudonym; what a device says of itself is sealed for the organisers. */
import { parseWith, type Parsed } from '#lib/domain/decode/parse.ts';
import { deviceField, type DeviceCard, type DevicesAnswer } from '#lib/domain/wire/wire.ts';
import { hallBounds } from '#lib/domain/hall/hall-bounds.ts';
import { feedBounds } from '../asking/limits.ts';
import { isoMoment, toQuarterHour } from '../moments.ts';
import type { SqlDatabase, Turn } from '../schema.ts';

interface When {
	nowMs: number;
	listed: ListedDevices;
}

/** Devices that this process knows to be listed, so that it need not look for them at every batch. */
export interface ListedDevices {
	has(code: string, device: string): boolean;
	add(code: string, device: string): void;
}

/** Gives an empty memory of listed devices. It forgets everything once it holds as many as the largest event has. */
export function listedDevices(): ListedDevices {
	const known = new Set<string>();
	return {
		has: (code, device) => known.has(`${code} ${device}`),
		add(code, device) {
			if (known.size >= hallBounds.devices) known.clear();
			known.add(`${code} ${device}`);
		}
	};
}

/**
 * Notes that these devices sent letters and, by device, the numbers of the new ones. A device that is not listed yet is listed
 * when it brought something new and there is room; its letters are taken in any case. Only the caller that has the event's turn
 * may call this.
 */
export async function noteDevices(turn: Turn, code: string, seqs: ReadonlyMap<string, number[]>, { nowMs, listed: known }: When) {
	const strangers = [...seqs.keys()].filter((device) => !known.has(code, device));
	const bringing = strangers.filter((device) => seqs.get(device)?.length);
	const others = strangers.filter((device) => !bringing.includes(device));
	const welcome = new Set([...(await withRoom(turn, code, bringing)), ...(await withRoom(turn, code, others, 'listed'))]);
	for (const device of welcome) known.add(code, device);
	const listed = [...seqs.keys()].filter((device) => welcome.has(device) || !strangers.includes(device));
	if (listed.length === 0) return;
	const rows = listed.map((device) => {
		const fresh = seqs.get(device) ?? [];
		const arrived = { received: fresh.length, received_seq: Math.max(0, ...fresh) };
		return { event: code, device, card: null, last_seq: 0, last_seen_at: toQuarterHour(nowMs), ...arrived };
	});
	await turn
		.insertInto('devices')
		.values(rows)
		.onConflict((on) =>
			on.columns(['event', 'device']).doUpdateSet((is) => ({
				last_seen_at: is.ref('excluded.last_seen_at'),
				received: is('devices.received', '+', is.ref('excluded.received')),
				received_seq: is
					.case()
					.when('devices.received_seq', '<', is.ref('excluded.received_seq'))
					.then(is.ref('excluded.received_seq'))
					.else(is.ref('devices.received_seq'))
					.end()
			}))
		)
		.execute();
}

type Newcomers = 'all' | 'silent' | 'listed';

/**
 * Gives those of the devices that are listed, and as many new ones as there is room for. `silent`: the new devices have brought
 * no item yet, and fewer places are left for such. `listed`: no new device is given.
 */
async function withRoom(turn: Turn, code: string, devices: string[], newcomers: Newcomers = 'all'): Promise<string[]> {
	if (devices.length === 0) return [];
	const known = await turn
		.selectFrom('devices')
		.select('device')
		.where('event', '=', code)
		.where('device', 'in', devices)
		.execute();
	if (known.length === devices.length) return devices;
	const isKnown = new Set(known.map(({ device }) => device));
	let room = newcomers === 'listed' ? 0 : await roomFor(turn, code, newcomers);
	return devices.filter((device) => isKnown.has(device) || room-- > 0);
}

async function roomFor(turn: Turn, code: string, newcomers: 'all' | 'silent'): Promise<number> {
	const room = hallBounds.devices - (await countDevices(turn, code));
	if (newcomers === 'all') return room;
	return Math.min(room, hallBounds.silentDevices - (await countDevices(turn, code, 'silent')));
}

async function countDevices(turn: Turn, code: string, which: 'all' | 'silent' = 'all'): Promise<number> {
	const all = turn
		.selectFrom('devices')
		.select(({ fn }) => fn.countAll<number>().as('listed'))
		.where('event', '=', code);
	const { listed } = await (which === 'silent' ? all.where('received', '=', 0) : all).executeTakeFirstOrThrow();
	return Number(listed);
}

export type CardOutcome = 'kept' | 'full';

/** Stores a device's newest card. `last_seq` only grows, so that an older card that comes late takes nothing back. */
export const keepDeviceCard = (
	db: SqlDatabase,
	code: string,
	device: string,
	sent: DeviceCard,
	nowMs: number
): Promise<CardOutcome> =>
	db.transaction().execute(async (turn) => {
		if ((await withRoom(turn, code, [device], 'silent')).length === 0) return 'full';
		const row = { event: code, device, card: sent.card, last_seq: sent.lastSeq, received: 0, received_seq: 0 };
		await turn
			.insertInto('devices')
			.values({ ...row, last_seen_at: toQuarterHour(nowMs) })
			.onConflict((on) =>
				on.columns(['event', 'device']).doUpdateSet((is) => ({
					card: is.ref('excluded.card'),
					last_seen_at: is.ref('excluded.last_seen_at'),
					last_seq: is
						.case()
						.when('devices.last_seq', '<', is.ref('excluded.last_seq'))
						.then(is.ref('excluded.last_seq'))
						.else(is.ref('devices.last_seq'))
						.end()
				}))
			)
			.execute();
		return 'kept';
	});

export interface DevicesQuery {
	/** The last device of the page before. */
	after?: string;
	/** When it is absent, all devices are listed. */
	limit?: number;
}

/** Reads `?after=DEVICE&limit=N`. Both may be absent, because older apps ask for all devices at once. */
export function parseDevicesQuery(search: URLSearchParams): Parsed<DevicesQuery> {
	const [after, limit] = [search.get('after') ?? undefined, search.get('limit') ?? undefined];
	if (after !== undefined && parseWith(deviceField, after).kind === 'malformed')
		return { kind: 'malformed', problem: 'after must be a device' };
	if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) return { kind: 'malformed', problem: 'limit must be a whole number' };
	return { kind: 'parsed', value: { after, ...(limit !== undefined && { limit: Math.min(Number(limit), feedBounds.devices) }) } };
}

/**
 * Lists devices in the order of their names. It also tells how much of what each handed in has arrived; the difference is still
 * out (I12).
 */
export async function listDevices(
	db: SqlDatabase,
	code: string,
	{ after = '', limit }: DevicesQuery,
	nowMs: number
): Promise<DevicesAnswer> {
	const all = db.selectFrom('devices').selectAll().where('event', '=', code).where('device', '>', after).orderBy('device');
	const rows = await (limit === undefined ? all : all.limit(limit)).execute();
	return {
		devices: rows.map((row) => ({
			device: row.device,
			...(row.card !== null && { card: row.card }),
			lastSeq: Math.max(row.last_seq, row.received_seq),
			received: row.received,
			receivedSeq: row.received_seq,
			lastSeenAt: isoMoment(row.last_seen_at)
		})),
		serverTime: isoMoment(nowMs)
	};
}
