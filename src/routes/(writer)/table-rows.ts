/**
 * The rows behind a table, kept up to date. They load after the screen, because Dexie comes with them, and Dexie is nearly half
 * of its script.
 */
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { draftsOf } from '#lib/device/drafts.ts';
import { findEvent } from '#lib/device/events.ts';
import { saveLastWords } from '#lib/device/last-words.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import { storing } from '#lib/device/storing.ts';
import { liveRows, type LiveRows } from '#lib/device/live.svelte.ts';
import { drainStateOf, outboxEntries } from '#lib/device/outbox-entries.ts';
import type { DraftRow } from '#lib/device/rows.ts';
import { openSitting, sitDown, type Sitting } from '#lib/device/sittings.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import { isTooNew } from '#lib/domain/newer-record.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { otherEvents } from './find-other-events.ts';
import type { OtherEvent } from './other-events.ts';
import { inStorage, type InStorage } from './in-storage.ts';
import { readSeat } from './read-seat.ts';
import type { Seated } from './seated.ts';

/** The seat as the latest row of the event has it. */
interface LatestSeat extends Seated {
	/** The organisers published something that this app is too old for. */
	needsNewerApp: boolean;
}

export interface TableRows {
	seat: LiveRows<LatestSeat>;
	sitting: LiveRows<Sitting | undefined>;
	drafts: LiveRows<DraftRow[]>;
	entries: LiveRows<OutboxEntry[]>;
	drain: LiveRows<DrainState>;
	others: LiveRows<OtherEvent[]>;
}

/** Seats a person at the event's table and follows its rows. */
export function followTable(seated: Seated): Promise<InStorage<TableRows>> {
	const [database, { code }] = [theDatabase(), seated.event];
	return inStorage(async () => {
		const sitting = await sitDown(database, code, { clock: deviceClock, random: deviceRandom });
		// A sheet may have been left in the middle of a word. Its last words are saved now, and nobody waits for that here.
		void storing(() => saveLastWords(database, deviceNotes, code, deviceClock));
		return {
			seat: liveRows<LatestSeat>(async () => latestSeat(seated, await findEvent(database, code)), latestSeat(seated)),
			sitting: liveRows<Sitting | undefined>(() => openSitting(database, code), sitting),
			drafts: liveRows<DraftRow[]>(() => draftsOf(database, code), []),
			entries: liveRows<OutboxEntry[]>(() => outboxEntries(database, code), []),
			drain: liveRows<DrainState>(() => drainStateOf(database, code), { kind: 'idle' }),
			others: liveRows<OtherEvent[]>(() => otherEvents(database, code), [])
		};
	});
}

// Each hand-in changes the event's row, and reading the signed texts is work. So they are read again only when they changed.
function latestSeat(seated: Seated, row = seated.event): LatestSeat {
	const isSame = row.manifest === seated.event.manifest && row.packDigest === seated.event.packDigest;
	const seat = (isSame ? undefined : readSeat(row)) ?? { ...seated, event: row };
	return { ...seat, needsNewerApp: row.newer !== undefined && isTooNew(row.newer) };
}
