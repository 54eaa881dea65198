import { packRead } from '#lib/device/pack-read.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { asItStands } from '#lib/domain/pack/case-news.ts';

/** An event row whose manifest and pack were read. Both were verified before they were stored. */
export interface Seated {
	event: EventRow;
	manifest: Manifest;
	/** With the cases as they stand now: what was told of them since is in it. */
	pack: Pack;
}

export type FoundSeat =
	| { kind: 'seated'; seated: Seated }
	/** This device has joined nothing. */
	| { kind: 'nobody' }
	/** A newer app was here, and this app cannot read what it stored of the event. */
	| { kind: 'needs-newer-app'; event: EventRow }
	/** This device has joined an event, but the event's cases are not on it. */
	| { kind: 'no-pack' }
	/** The storage did not open, even after the page was reloaded. */
	| { kind: 'lost' };

/** Gives `undefined` when the row's manifest cannot be read, or this app has not read its pack yet. */
export function seatAt(event: EventRow, pack = packRead(event)): Seated | undefined {
	const manifest = parseManifest(event.manifest);
	if (manifest.kind !== 'parsed' || !pack) return undefined;
	return { event, manifest: manifest.value, pack: asItStands(pack, manifest.value.news) };
}
