import type { EventRow } from '#lib/device/rows.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import { parseFetchedPack, type Pack } from '#lib/domain/pack.ts';

/** An event row whose manifest and pack were read; both were verified before they were stored. */
export interface Seated {
	event: EventRow;
	manifest: Manifest;
	pack: Pack;
}

export type FoundSeat =
	| { kind: 'seated'; seated: Seated }
	/** This device has joined nothing. */
	| { kind: 'nobody' }
	/** A newer app was here, and what it stored of the event this one cannot read. */
	| { kind: 'needs-newer-app'; event: EventRow }
	/** It has joined, and the cases are not on it. */
	| { kind: 'no-pack' }
	/** The storage stayed shut, also after the page was loaded anew. */
	| { kind: 'lost' };

/** `undefined` when the row's pack is not there or cannot be read. */
export function seatAt(event: EventRow): Seated | undefined {
	const manifest = parseManifest(event.manifest);
	const pack = parseFetchedPack(event.pack);
	return manifest.kind === 'parsed' && pack.kind === 'parsed' ? { event, manifest: manifest.value, pack: pack.value } : undefined;
}

/** The event as it is stored was understood by a newer app and is not by this one. */
export const isBeyond = ({ manifest, pack }: EventRow): boolean =>
	[parseManifest(manifest), parseFetchedPack(pack)].some((read) => read.kind === 'malformed' && read.mayBeNewer);
