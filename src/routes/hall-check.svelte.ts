/** Checks whether a device is ready for the hall: everything it needs before the day, beyond working without a network. */
import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storageHealth } from '#lib/device/storage-health.ts';
import { clockToleranceMs, type HallLack, type Lack } from '#lib/domain/hall/readiness.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import { isTooNew } from '#lib/domain/newer-record.ts';
import { clockAheadMs } from '#lib/net/clock-check.ts';
import { ownServer } from '#lib/net/ask.ts';
import { canSealHere } from '#lib/sealing/trial.ts';
import { browserMemory } from './browser-memory.svelte.ts';
import { readiness } from './readiness.svelte.ts';

const patienceMs = 20_000;
const wholePatienceMs = 90_000;

interface Looked {
	lacks: HallLack[];
	/** The server could not be asked for the time. */
	isClockUnknown: boolean;
}

class HallCheck {
	looked = $state.raw<Looked>();
	isLooking = $state(false);

	/** Everything that this device lacks, in the order in which to mend it. It is `undefined` while this is not known. */
	readonly lacks = $derived.by<Lack[] | undefined>(() => {
		if (!this.looked || readiness.current.kind === 'looking') return undefined;
		return [...(readiness.current.kind === 'lacking' ? readiness.current.lacks : []), ...this.looked.lacks];
	});

	/** Checks everything. With `isAsking`, a person waits, and the browser is asked to keep the storage. */
	async look(code: string, { isAsking = false } = {}): Promise<void> {
		if (this.isLooking) return;
		this.isLooking = true;
		this.looked = (await orNothing(deviceClock, wholePatienceMs, () => lookAtDevice(code, isAsking))) ?? this.looked;
		this.isLooking = false;
	}
}

/** A check that does not answer in this time counts as lacking, where it is needed to seal or keep a letter. */
async function lookAtDevice(code: string, isAsking: boolean): Promise<Looked> {
	if (isAsking) await browserMemory.askToKeep();
	else await browserMemory.look();
	const row = await orNothing(deviceClock, patienceMs, () => findEvent(theDatabase(), code));
	const [health, aheadMs, canSeal] = await Promise.all([
		orNothing(deviceClock, patienceMs, () => storageHealth()),
		aheadOfServerMs(row),
		orNothing(deviceClock, patienceMs, () => canSealHere())
	]);
	const isClockOff = aheadMs !== undefined && Math.abs(aheadMs) > clockToleranceMs;
	return {
		lacks: [
			...(canSeal ? [] : (['engine'] as const)),
			// A browser that has kept its storage from day to day may still clear it when the disk gets full.
			...(health?.isKept === false || browserMemory.current !== 'keeps' ? (['kept'] as const) : []),
			...(health?.isTight ? (['space'] as const) : []),
			...(isClockOff ? (['clock'] as const) : []),
			...(row?.newer && isTooNew(row.newer) ? (['app'] as const) : [])
		],
		isClockUnknown: aheadMs === undefined
	};
}

async function aheadOfServerMs(row: EventRow | undefined): Promise<number | undefined> {
	return row && clockAheadMs({ net: ownServer, clock: deviceClock, event: row.code, token: row.joinToken });
}

export const hallCheck = new HallCheck();
