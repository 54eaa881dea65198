/** Writes what printing leaves behind: the file, and a report about single items that a person must look at. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { HeldAddress, Missing, SenderLeftOut } from '#lib/domain/print/held.ts';
import type { PrintedItem } from '#lib/printing/print-job.ts';
import type { PrintKind } from '#lib/domain/print/batch-fact.ts';
import type { PutAsideItem } from './put-aside.ts';

/** Compresses with Node's own zlib, which is more than twice as fast as the one for all runtimes. Higher levels save hardly more. */
export const nodeDeflate = (bytes: Uint8Array) => deflateSync(bytes, { level: 3 }).toString('latin1');

/** Writes a file part by part, so that the memory does not hold it twice. */
export function writeParts(file: string, parts: readonly Uint8Array[]) {
	const handle = openSync(file, 'w');
	try {
		for (const part of parts) writeSync(handle, part);
	} finally {
		closeSync(handle);
	}
}

interface Outcome {
	pages?: number;
	held: readonly HeldAddress[];
	missing?: readonly Missing[];
	senders?: readonly SenderLeftOut[];
}

/** What was read: the items that were printed, those that organisers put aside, and a line for each that is malformed. */
interface Taken {
	items: readonly PrintedItem[];
	aside: readonly PutAsideItem[];
	malformed: readonly string[];
}

/**
 * Gives the report as JSON. It names items only by id. Of a writer's text it holds only the signs that no font covers, and of an
 * organiser's decision no note.
 */
export function reportOf(
	kind: PrintKind,
	{ pages = 0, held, missing = [], senders = [] }: Outcome,
	{ items, aside, malformed }: Taken,
	timesMs: Readonly<Record<string, number>>
): string {
	const report = {
		kind,
		pages,
		items,
		missingCharacters: missing.map(({ id, scripts, characters }) => ({ id, scripts, characters })),
		overflowingAddresses: held.filter((each) => !each.isAbsent).map(({ id }) => id),
		absentAddresses: held.filter((each) => each.isAbsent).map(({ id }) => id),
		sendersLeftOut: senders.filter((each) => !each.isInPart).map(({ id }) => id),
		sendersWithoutCountry: senders.filter((each) => each.isInPart).map(({ id }) => id),
		putAside: aside.map(({ id, state, reason }) => ({ id, state, reason })),
		malformed,
		times: timesMs
	};
	return `${JSON.stringify(report, null, '\t')}\n`;
}

/** Measures the times of steps, one after the other. */
export function stopwatch(now: () => number) {
	const laps: Record<string, number> = {};
	const startedAt = now();
	let lastAt = startedAt;
	return {
		lap(name: string) {
			const at = now();
			laps[name] = Math.round(at - lastAt);
			lastAt = at;
		},
		laps: () => ({ ...laps, totalMs: Math.round(lastAt - startedAt) })
	};
}
