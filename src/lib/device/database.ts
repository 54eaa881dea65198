import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import type { PackInMakingRow } from './pack-in-making-row.ts';
import type {
	FactFeedRow,
	BatchNumberRow,
	CarriedDeviceRow,
	CollectedBytesRow,
	CollectedRow,
	DraftRow,
	DrainRow,
	EarlierPackRow,
	EventRow,
	KeptRow,
	OnlyHereRow,
	OrganiserRow,
	OutboxEntry,
	PaperFactRow,
	OrganiserFactRow,
	SealedRow,
	SittingKeyRow,
	SittingRow
} from './rows.ts';
import type { SectionRow } from './section-row.ts';

/**
 * Everything that is stored on this device. Durability is strict, because Chromium otherwise reports a transaction as done before it
 * is on the disk (I1). There is no cache, because it would show a row before it is stored.
 */
export class Database extends Dexie {
	declare readonly events: EntityTable<EventRow, 'code'>;
	declare readonly sittingKeys: EntityTable<SittingKeyRow, 'id'>;
	declare readonly sittings: EntityTable<SittingRow, 'id'>;
	declare readonly drafts: EntityTable<DraftRow, 'id'>;
	declare readonly outbox: EntityTable<OutboxEntry, 'id'>;
	declare readonly sealed: EntityTable<SealedRow, 'id'>;
	declare readonly kept: EntityTable<KeptRow, 'id'>;
	declare readonly onlyHere: EntityTable<OnlyHereRow, 'id'>;
	declare readonly drains: EntityTable<DrainRow, 'event'>;
	declare readonly collected: Table<CollectedRow, [string, string]>;
	declare readonly collectedBytes: Table<CollectedBytesRow, [string, string]>;
	declare readonly printFacts: Table<OrganiserFactRow, [string, string]>;
	declare readonly batchNumbers: Table<BatchNumberRow, [string, string]>;
	declare readonly batchFeeds: EntityTable<FactFeedRow, 'event'>;
	declare readonly counts: EntityTable<PaperFactRow, 'id'>;
	declare readonly carried: Table<OutboxEntry, [string, string]>;
	declare readonly carriedDevices: Table<CarriedDeviceRow, [string, string]>;
	declare readonly earlierPacks: Table<EarlierPackRow, [string, string]>;
	declare readonly organisers: EntityTable<OrganiserRow, 'code'>;
	declare readonly packsInMaking: EntityTable<PackInMakingRow, 'event'>;
	declare readonly sections: EntityTable<SectionRow, 'verifyKey'>;

	constructor(name = 'writing-table') {
		super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
		this.version(1).stores({
			events: 'code',
			sittingKeys: 'id, event',
			sittings: 'id, event',
			drafts: 'id, event, sittingId',
			outbox: 'id, event, [event+state]',
			sealed: 'id',
			kept: 'id, event',
			drains: 'event',
			collected: '[event+id], event, [event+n], [event+state]',
			collectedBytes: '[event+id], event',
			printed: '[event+id], event',
			counts: 'id, event, [event+state]',
			organisers: 'code'
		});
		// Before version 2, a device kept for itself what it had printed. Now organisers share it. An organiser's device also keeps
		// the items from files on their way to the server, and what the devices of these files said about themselves.
		this.version(2)
			.stores({
				printed: null,
				printFacts: '[event+id], event, [event+state]',
				batchNumbers: '[event+batch], event',
				batchFeeds: 'event',
				carried: '[event+id], event, [event+state]',
				carriedDevices: '[event+device], event'
			})
			.upgrade(shareMarks);
		// Before version 3, letters and cards counted by hand were one row. Now they are facts that can be taken back.
		this.version(3).stores({}).upgrade(countsToFacts);
		// Before version 4, an event had one pack for ever. Since then, an item that cannot have left the device can be taken back, but
		// not what lay in the outbox before.
		this.version(4).stores({ earlierPacks: '[event+digest], event', onlyHere: 'id, event' });
		// Before version 5, a pack could not be made in the app.
		this.version(5).stores({ packsInMaking: 'event' });
		// Before version 6, no section signed its packs.
		this.version(6).stores({ sections: 'verifyKey' });
	}
}

/** Turns print marks into batches when an organiser had printed something. A writer's device needs only the new tables. */
async function shareMarks(turn: Transaction): Promise<void> {
	if ((await turn.table('printed').count()) === 0) return;
	// IndexedDB ends a transaction that waits for something else, unless Dexie keeps it busy.
	const { batchesFromMarks } = await Dexie.waitFor(import('./batches-from-marks.later.ts'));
	await batchesFromMarks(turn);
}

/** Turns counts into facts when something was counted by hand on this device. */
async function countsToFacts(turn: Transaction): Promise<void> {
	if ((await turn.table('counts').count()) === 0) return;
	const later = await Dexie.waitFor(import('./facts-of-before.later.ts'));
	await later.countsToFacts(turn);
}

let opened: Database | undefined;

/** Gives the one database of this device. The first call makes it, so that importing a page does not touch IndexedDB. */
export function theDatabase(): Database {
	opened ??= new Database();
	return opened;
}
