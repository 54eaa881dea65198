/** Reads the seat of an event from its row, the pack from its text where this app has not read it yet. */
import { packRead } from '#lib/device/pack-read.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import { seatAt, type Seated } from './seated.ts';

/** Gives `undefined` when the row's pack is not there or cannot be read. */
export function packAt(event: EventRow): Pack | undefined {
	const known = packRead(event);
	if (known) return known;
	const pack = parseFetchedPack(event.pack);
	return pack.kind === 'parsed' ? pack.value : undefined;
}

/** Gives `undefined` when the row's manifest or pack cannot be read. */
export const readSeat = (event: EventRow): Seated | undefined => seatAt(event, packAt(event));

/** Whether a newer app understood the stored event and this app does not. */
export const isBeyond = ({ manifest, pack }: EventRow): boolean =>
	[parseManifest(manifest), parseFetchedPack(pack)].some((read) => read.kind === 'malformed' && read.mayBeNewer);
