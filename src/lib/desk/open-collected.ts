import { collectedBytesOf, collectedOf, markCollected } from '#lib/device/collected.ts';
import type { Database } from '#lib/device/database.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import { openMany, type OpenMany } from '#lib/sealing/open-many.ts';
import type { Opened } from '#lib/sealing/open.ts';

/** What the items became, by id. It is for memory alone: on the disk they stay sealed. */
export type OpenedById = ReadonlyMap<string, Opened>;

export interface Opening {
	database: Database;
	/** The event's code. */
	event: string;
	/** The organiser's age identity. */
	identity: string;
	/** Opened before in this page's memory, and not opened twice. */
	isOpened: (id: string) => boolean;
	/** Hears everything that lies here, in the order received, before the first of it is opened. */
	onRows?: (rows: CollectedRow[]) => void;
	onOpening?: (done: number, total: number) => void;
	onOpened?: (opened: OpenedById) => void;
	/** Stops at once; what was opened until then counts. */
	signal?: AbortSignal;
	/** With age, unless a test hands in a quicker one. */
	open?: OpenMany;
}

/** Opens what lies on this device and is not open yet, and notes of each whether it could be read. */
export async function openCollected(opening: Opening): Promise<void> {
	const rows = await collectedOf(opening.database, opening.event);
	opening.onRows?.(rows);
	const closed = rows.filter(({ id, state }) => state !== 'damaged' && !opening.isOpened(id));
	if (closed.length > 0) await openThese(opening, closed);
}

async function openThese(opening: Opening, rows: CollectedRow[]): Promise<void> {
	const { database, event, identity, onOpening, signal, open = openMany } = opening;
	const ids = rows.map(({ id }) => id);
	const bytes = await collectedBytesOf(database, event, ids);
	const items = rows.map((row) => ({ sealed: bytes.get(row.id) ?? new Uint8Array(), outside: outsideOf(row) }));
	const onProgress = (done: number) => onOpening?.(done, rows.length);
	onProgress(0);
	const results = await open(items, identity, { onProgress, signal });
	const opened = new Map(ids.flatMap((id, at) => (results[at] ? [[id, results[at]]] : [])));
	opening.onOpened?.(opened);
	const idsThat = (areOpened: boolean) =>
		[...opened].flatMap(([id, { kind }]) => ((kind === 'opened') === areOpened ? [id] : []));
	await markCollected(database, event, idsThat(true), 'opened');
	await markCollected(database, event, idsThat(false), 'unreadable');
}

const outsideOf = ({ event, id, caseId, kind, keyVersion }: CollectedRow) => ({ event, id, caseId, kind, keyVersion });
