/** Finds what was handed in at the other events of this device, as the storage has it. */
import type { Database } from '#lib/device/database.ts';
import { joinedEvents } from '#lib/device/events.ts';
import { entriesElsewhere } from '#lib/device/outbox-entries.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { statusOf } from '#lib/outbox/status.ts';
import type { OtherEvent } from './other-events.ts';

/** Gives the other events at which something was handed in here, the last joined first. */
export async function otherEvents(database: Database, code: string): Promise<OtherEvent[]> {
	const [events, entries] = await Promise.all([joinedEvents(database), entriesElsewhere(database, code)]);
	const codes = new Set(entries.map(({ event }) => event));
	return [...codes].map((each) => {
		const outbox = statusOf(entries.filter(({ event }) => event === each));
		return { code: each, name: nameOf(events.find((row) => row.code === each)) ?? each, outbox };
	});
}

function nameOf(row: EventRow | undefined): string | undefined {
	const manifest = row && parseManifest(row.manifest);
	return manifest?.kind === 'parsed' ? manifest.value.name : undefined;
}
