/** What the writer kept for reading again, of every event of this device, and where each of it is. */
import type { Database } from '#lib/device/database.ts';
import { joinedEvents } from '#lib/device/events.ts';
import { keptOf } from '#lib/device/kept.ts';
import { onlyHereOf } from '#lib/device/only-here.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { lastRequests } from '#lib/device/requests.ts';
import type { EventRow, KeptRow } from '#lib/device/rows.ts';
import { outcomesOf, type CaseOutcome } from '#lib/domain/pack/outcome.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { findCase, type Case } from '#lib/domain/pack.ts';
import { readSeat } from '../read-seat.ts';

export interface KeptAt {
	row: KeptRow;
	/** The name of the event, or its code where the name cannot be read. */
	event: string;
	/** The person to whom it is written. */
	name: string;
	/** Absent when the event's cases cannot be read here, or have no such case any more. */
	of?: Case;
	/** The year of the pack, and whether it is practice. */
	year?: number;
	isPractice?: boolean;
	/** What organisers tell of what became of it. Absent when the event's record cannot be read here. */
	became?: CaseOutcome[];
	/** Absent when the row of what was handed in is gone. */
	entry?: OutboxEntry;
	/** It cannot have left this device, so it can be taken back. */
	isOnlyHere: boolean;
	/** The last request of this device to leave it out, or to send it after all. */
	asked?: OutboxEntry;
	/** The first case of the event's pack, which stands on the outside of a request. */
	firstCase?: string;
}

/** Gives the kept items event by event, the last joined first; in each event, the last handed in comes first. */
export async function keptEverywhere(database: Database): Promise<KeptAt[]> {
	const events = await joinedEvents(database);
	return (await Promise.all(events.map((event) => keptAt(database, event)))).flat();
}

async function keptAt(database: Database, event: EventRow): Promise<KeptAt[]> {
	const rows = await keptOf(database, event.code);
	if (rows.length === 0) return [];
	const [entries, onlyHere] = await Promise.all([outboxEntries(database, event.code), onlyHereOf(database, event.code)]);
	const asked = lastRequests(entries);
	const byId = new Map(entries.map((entry) => [entry.id, entry]));
	const seat = readSeat(event);
	return rows.map((row): KeptAt => {
		const of = seat && findCase(seat.pack, row.caseId);
		const name = of?.names.short ?? row.caseId;
		const ofPack = seat && { year: seat.pack.year, isPractice: seat.pack.archive, firstCase: seat.pack.cases[0]?.id };
		const now = { entry: byId.get(row.id), isOnlyHere: onlyHere.has(row.id), asked: asked.get(row.id) };
		const became = seat && outcomesOf(seat.manifest.outcomes, row);
		return { row, event: seat?.manifest.name ?? event.code, name, of, became, ...ofPack, ...now };
	});
}
