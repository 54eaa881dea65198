/** What the writer kept for reading again, of every event of this device. */
import type { Database } from '#lib/device/database.ts';
import { joinedEvents } from '#lib/device/events.ts';
import { keptOf } from '#lib/device/kept.ts';
import type { KeptRow } from '#lib/device/rows.ts';
import { findCase } from '#lib/domain/pack.ts';
import { seatAt } from '../seated.ts';

export interface KeptAt {
	row: KeptRow;
	/** The name of the event, or its code where the name cannot be read. */
	event: string;
	/** The person to whom it is written. */
	name: string;
}

/** Gives the kept items event by event, the last joined first; in each event, the last handed in comes first. */
export async function keptEverywhere(database: Database): Promise<KeptAt[]> {
	const events = await joinedEvents(database);
	const kept = await Promise.all(
		events.map(async (event) => {
			const rows = await keptOf(database, event.code);
			const seat = rows.length > 0 ? seatAt(event) : undefined;
			const nameOf = ({ caseId }: KeptRow) => (seat && findCase(seat.pack, caseId)?.names.short) ?? caseId;
			return rows.map((row): KeptAt => ({ row, event: seat?.manifest.name ?? event.code, name: nameOf(row) }));
		})
	);
	return kept.flat();
}
