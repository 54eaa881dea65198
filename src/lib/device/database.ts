import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import type {
	BatchFeedRow,
	BatchNumberRow,
	CarriedDeviceRow,
	CollectedBytesRow,
	CollectedRow,
	DraftRow,
	DrainRow,
	EventRow,
	KeptRow,
	OrganiserRow,
	OutboxEntry,
	PaperFactRow,
	PrintFactRow,
	SealedRow,
	SittingKeyRow,
	SittingRow
} from './rows.ts';

/**
 * Everything on this device. Strict durability: Chromium otherwise reports a transaction done before it is on disk (I1). No cache:
 * it would show a row before it is stored.
 */
export class Database extends Dexie {
	declare readonly events: EntityTable<EventRow, 'code'>;
	declare readonly sittingKeys: EntityTable<SittingKeyRow, 'id'>;
	declare readonly sittings: EntityTable<SittingRow, 'id'>;
	declare readonly drafts: EntityTable<DraftRow, 'id'>;
	declare readonly outbox: EntityTable<OutboxEntry, 'id'>;
	declare readonly sealed: EntityTable<SealedRow, 'id'>;
	declare readonly kept: EntityTable<KeptRow, 'id'>;
	declare readonly drains: EntityTable<DrainRow, 'event'>;
	declare readonly collected: Table<CollectedRow, [string, string]>;
	declare readonly collectedBytes: Table<CollectedBytesRow, [string, string]>;
	declare readonly printFacts: Table<PrintFactRow, [string, string]>;
	declare readonly batchNumbers: Table<BatchNumberRow, [string, string]>;
	declare readonly batchFeeds: EntityTable<BatchFeedRow, 'event'>;
	declare readonly counts: EntityTable<PaperFactRow, 'id'>;
	declare readonly carried: Table<OutboxEntry, [string, string]>;
	declare readonly carriedDevices: Table<CarriedDeviceRow, [string, string]>;
	declare readonly organisers: EntityTable<OrganiserRow, 'code'>;

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
		// Until then a device marked for itself what it had printed; since then organisers share it. And an organiser's device keeps
		// what it took in from files, on its way to the server, and what those devices said of themselves.
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
		// Until then letters and cards counted by hand were one row; since then they are facts that can be taken back.
		this.version(3).stores({}).upgrade(countsToFacts);
	}
}

/** Only where an organiser had printed something; a writer's device needs no more than the new tables. */
async function shareMarks(turn: Transaction): Promise<void> {
	if ((await turn.table('printed').count()) === 0) return;
	// IndexedDB ends a transaction that waits for anything else, unless Dexie keeps it busy.
	const { batchesFromMarks } = await Dexie.waitFor(import('./batches-from-marks.later.ts'));
	await batchesFromMarks(turn);
}

/** Only where an organiser had counted something. */
async function countsToFacts(turn: Transaction): Promise<void> {
	if ((await turn.table('counts').count()) === 0) return;
	const later = await Dexie.waitFor(import('./facts-of-before.later.ts'));
	await later.countsToFacts(turn);
}

let opened: Database | undefined;

/** The one database of this device, made when first asked for: nothing touches IndexedDB while a page is only being imported. */
export function theDatabase(): Database {
	opened ??= new Database();
	return opened;
}
