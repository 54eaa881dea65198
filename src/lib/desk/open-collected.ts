import { collectedBytesOf, collectedOf, rememberCollected } from '#lib/device/collected.ts';
import type { Database } from '#lib/device/database.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import type { Identity } from '#lib/sealing/age.ts';
import { openMany, type OpenMany } from '#lib/sealing/open-many.ts';
import type { Opened } from '#lib/sealing/open.ts';

/** The results of opening, by item id. They are held in memory only; on the disk the items stay sealed. */
type OpenedById = ReadonlyMap<string, Opened>;

export interface Opening {
	database: Database;
	/** The event's code. */
	event: string;
	/** The identities that may open the items: the organiser's own, and those of earlier owners. */
	identity: Identity;
	/** Gives the result of an item that was opened before, from this page's memory. So nothing is opened twice. */
	openedBefore: (id: string) => Opened | undefined;
	/** Called with every item stored here, in the order received, before the first one is opened. */
	onRows?: (rows: CollectedRow[]) => void;
	onOpening?: (done: number, total: number) => void;
	onOpened?: (opened: OpenedById) => void;
	/** Stops opening at once. Items that were opened until then stay opened. */
	signal?: AbortSignal;
	/** Opens with age, unless a test hands in a quicker way. */
	open?: OpenMany;
}

/** Opens the items on this device that are not open yet, and notes for each whether it could be read. */
export async function openCollected(opening: Opening): Promise<void> {
	const { database, event, openedBefore, onRows, onOpened } = opening;
	const rows = await collectedOf(database, event);
	onRows?.(rows);
	const closed = rows.filter(({ id, state }) => state !== 'damaged' && !openedBefore(id));
	const opened = await openThese(opening, closed);
	if (opened.size > 0) onOpened?.(opened);
	// This also covers items that were opened before but could not be noted then. Otherwise the server would never be told.
	const became = ({ id }: CollectedRow) => (opened.get(id) ?? openedBefore(id))?.kind;
	const readable = rows.filter((row) => notOpenedYet.includes(row.state) && isReadable(became(row)));
	const unreadable = rows.filter((row) => row.state === 'fetched' && became(row) !== undefined && !isReadable(became(row)));
	await rememberCollected(database, event, idsOf(readable), 'opened');
	await rememberCollected(database, event, idsOf(unreadable), 'unreadable');
}

async function openThese(opening: Opening, rows: CollectedRow[]): Promise<Map<string, Opened>> {
	if (rows.length === 0) return new Map();
	const { database, event, identity, onOpening, signal, open = openMany } = opening;
	const ids = idsOf(rows);
	const bytes = await collectedBytesOf(database, event, ids);
	const items = rows.map((row) => ({ sealed: bytes.get(row.id) ?? new Uint8Array(), outside: outsideOf(row) }));
	const onProgress = (done: number) => onOpening?.(done, rows.length);
	onProgress(0);
	const results = await open(items, identity, { onProgress, signal });
	return new Map(ids.flatMap((id, at) => (results[at] ? [[id, results[at]]] : [])));
}

const isReadable = (kind: Opened['kind'] | undefined) => kind === 'opened' || kind === 'request';
/** A newer app may be able to read an item that could not be read before. */
const notOpenedYet: CollectedRow['state'][] = ['fetched', 'unreadable'];
const idsOf = (rows: CollectedRow[]) => rows.map(({ id }) => id);
const outsideOf = ({ event, id, caseId, kind, keyVersion }: CollectedRow) => ({ event, id, caseId, kind, keyVersion });
