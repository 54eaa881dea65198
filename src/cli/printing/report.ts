/** What printing leaves behind: the file, and a report for who must look after single items. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { HeldAddress, Missing, SenderLeftOut } from '#lib/domain/print/held.ts';
import type { PrintedItem } from '#lib/printing/print-job.ts';
import type { PrintKind } from '#lib/domain/print/print-fact.ts';

/** Node's own zlib, more than twice as fast as the one that runs everywhere; higher levels take longer for hardly less. */
export const nodeDeflate = (bytes: Uint8Array) => deflateSync(bytes, { level: 3 }).toString('latin1');

/** Part by part, so that no file stands in the memory twice. */
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

/** JSON. Ids alone name items: no name and no text of a writer leaves with it, but for the signs that no font covers. */
export function reportOf(
	kind: PrintKind,
	{ pages = 0, held, missing = [], senders = [] }: Outcome,
	items: readonly PrintedItem[],
	malformed: readonly string[],
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
		malformed,
		times: timesMs
	};
	return `${JSON.stringify(report, null, '\t')}\n`;
}

/** Times of one step after another. */
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
