/** Tells which items of a device are stored here. It reads the tables of items and tombstones themselves, never a count. */
import type { HeldAnswer, HeldQuestion } from '#lib/domain/wire/held.ts';
import { isoMoment } from '../moments.ts';
import type { SqlDatabase } from '../schema.ts';

/** Answers which of the asked items of a device are stored here with the same digest, and how many items of it ever arrived. */
export async function readHeld(db: SqlDatabase, code: string, question: HeldQuestion, nowMs: number): Promise<HeldAnswer> {
	const { device, items } = question;
	const [lying, buried, received] = await Promise.all([
		lyingHere(db, code, items),
		buriedHere(db, code, items),
		receivedFrom(db, code, device)
	]);
	const held = items.flatMap(({ id, digest }) => {
		const kept = lying.get(id) ?? buried.get(id);
		return kept?.digest === digest ? [{ id, ...(kept.isCollected && { collected: true as const }) }] : [];
	});
	return { held, received, serverTime: isoMoment(nowMs) };
}

interface KeptHere {
	digest: string;
	isCollected: boolean;
}
type Asked = HeldQuestion['items'];

async function lyingHere(db: SqlDatabase, code: string, items: Asked): Promise<Map<string, KeptHere>> {
	if (items.length === 0) return new Map();
	const rows = await db
		.selectFrom('items')
		.select(['id', 'digest', 'collected_at'])
		.where('event', '=', code)
		.where('id', 'in', idsOf(items))
		.execute();
	return new Map(rows.map(({ id, digest, collected_at }) => [id, { digest, isCollected: collected_at !== null }]));
}

/** Items that were stored when their event was deleted. Their receipts stay valid, so the device must not send them again. */
async function buriedHere(db: SqlDatabase, code: string, items: Asked): Promise<Map<string, KeptHere>> {
	if (items.length === 0) return new Map();
	const rows = await db
		.selectFrom('tombstones')
		.select(['id', 'digest'])
		.where('event', '=', code)
		.where('id', 'in', idsOf(items))
		.execute();
	return new Map(rows.map(({ id, digest }) => [id, { digest, isCollected: false }]));
}

async function receivedFrom(db: SqlDatabase, code: string, device: string): Promise<number> {
	const row = await db
		.selectFrom('devices')
		.select('received')
		.where('event', '=', code)
		.where('device', '=', device)
		.executeTakeFirst();
	return row?.received ?? 0;
}

const idsOf = (items: Asked) => items.map(({ id }) => id);
