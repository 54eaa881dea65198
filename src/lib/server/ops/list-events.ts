/** Lists what is on this server, event by event, for its operator. */
import { parseManifest } from '#lib/domain/manifest.ts';
import { isArriving } from '../moving/arriving.ts';
import type { SqlDatabase } from '../schema.ts';
import { goesAtMs, type Keep } from './keep.ts';

/** Moments are in milliseconds. `lastItemAtMs` is rounded to the quarter hour. */
export interface ListedEvent {
	code: string;
	/** The name as its organisers wrote it. It is empty when this version cannot read the manifest. */
	name: string;
	startsOn: string;
	endsOn: string;
	/** `arriving`: the event is being brought in from a file. `deleted`: the rest of it is being cleared. */
	state: 'open' | 'closed' | 'arriving' | 'deleted';
	items: number;
	sealedBytes: number;
	openedAtMs: number;
	lastItemAtMs?: number;
	goesAtMs?: number;
}

/** Gives all events, the newest first. */
export async function listEvents(db: SqlDatabase, keep: Keep): Promise<ListedEvent[]> {
	const rows = await db
		.selectFrom('events')
		.leftJoin('counters', 'counters.event', 'events.code')
		.selectAll('events')
		.select(['items', 'sealed_bytes'])
		.orderBy('created_at', 'desc')
		.execute();
	return Promise.all(
		rows.map(async (row): Promise<ListedEvent> => {
			const manifest = parseManifest(row.manifest);
			const { name, startsOn } = manifest.kind === 'parsed' ? manifest.value : { name: '', startsOn: '' };
			const isHere = row.deleted_at === null;
			return {
				...{ code: row.code, name, startsOn, endsOn: row.ends_on, openedAtMs: row.created_at },
				state: stateOf(row),
				items: row.items ?? 0,
				sealedBytes: row.sealed_bytes ?? 0,
				lastItemAtMs: isHere ? await lastItemAt(db, row.code) : undefined,
				goesAtMs: isHere ? goesAtMs(row, keep) : undefined
			};
		})
	);
}

function stateOf(row: { state: string; auth_hash: string; deleted_at: number | null }): ListedEvent['state'] {
	if (row.deleted_at !== null) return 'deleted';
	if (isArriving(row)) return 'arriving';
	return row.state === 'closed' ? 'closed' : 'open';
}

async function lastItemAt(db: SqlDatabase, code: string): Promise<number | undefined> {
	const last = db.selectFrom('items').select('received_at').where('event', '=', code).orderBy('n', 'desc').limit(1);
	return (await last.executeTakeFirst())?.received_at;
}
