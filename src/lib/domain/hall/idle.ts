/** Decides whether somebody still sits at a shared device, and when it clears the table. Pure; only measured time counts. */

/** How long "Still there?" waits before a table without an open sheet clears itself. */
export const askingMs = 20_000;
/** How long an open sheet lies covered before it is cleared: its writer may have gone for coffee. */
export const coveredMs = 15 * 60_000;

/** Since when the device asks whether anybody is there, or keeps a sheet covered. */
export interface Alone {
	kind: 'asking' | 'covered';
	atMs: number;
}

export interface TableSeen {
	nowMs: number;
	touchedAtMs: number;
	/** Time without a touch after which a table is taken to be left alone. */
	idleMs: number;
	/** Something that the next person could see. */
	hasTraces: boolean;
	/** Something was written that has not been handed in. */
	hasSheet: boolean;
	alone?: Alone;
}

/**
 * Gives since when the table is left alone. It gives `undefined` when there are no traces, or when `alone` is absent and the last
 * touch is less than `idleMs` ago. A device with an open sheet covers it. Without one it asks "Still there?". The time begins anew
 * when that changes.
 */
export function aloneSince({ nowMs, touchedAtMs, idleMs, hasTraces, hasSheet, alone }: TableSeen): Alone | undefined {
	if (!hasTraces) return undefined;
	const kind = hasSheet ? 'covered' : 'asking';
	// Another window of this device may have handed the sheet in meanwhile, or begun one.
	if (alone) return alone.kind === kind ? alone : { kind, atMs: nowMs };
	return nowMs - touchedAtMs < idleMs ? undefined : { kind, atMs: nowMs };
}

/** Time until the table is cleared; 0 when it is due. */
export const leftMs = ({ kind, atMs }: Alone, nowMs: number): number =>
	Math.max(0, (kind === 'covered' ? coveredMs : askingMs) - (nowMs - atMs));
