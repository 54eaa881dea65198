import type { EventRow } from '#lib/device/rows.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import { parseFetchedPack, type Pack } from '#lib/domain/pack.ts';

/** An event row whose manifest and pack were read. Both were verified before they were stored. */
export interface Seated {
	event: EventRow;
	manifest: Manifest;
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

/** Gives `undefined` when the row's pack is not there or cannot be read. */
export function seatAt(event: EventRow): Seated | undefined {
	const manifest = parseManifest(event.manifest);
	const pack = parseFetchedPack(event.pack);
	return manifest.kind === 'parsed' && pack.kind === 'parsed' ? { event, manifest: manifest.value, pack: pack.value } : undefined;
}

/** Whether a newer app understood the stored event and this app does not. */
export const isBeyond = ({ manifest, pack }: EventRow): boolean =>
	[parseManifest(manifest), parseFetchedPack(pack)].some((read) => read.kind === 'malformed' && read.mayBeNewer);
