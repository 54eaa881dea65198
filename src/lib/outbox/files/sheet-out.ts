import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { newId } from '#lib/domain/id.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { lettersFileBody, lettersFileEnd, lettersFileEnding } from '#lib/domain/wire/letters-file.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { finish, type NotYet } from '#lib/domain/writing/finish.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { digestOf, toBase64 } from '#lib/sealing/bytes.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { deviceCardOf, type How } from '../sending/device-card.ts';
import type { OutFile } from './file-out.ts';

export interface SheetOutParts {
	draft: Draft;
	/** The event as the page still knows it, because the storage may be gone. */
	event: EventRow;
	how: How;
	clock: Clock;
	random: Random;
}
export type SheetOut = { kind: 'file'; file: OutFile } | { kind: 'not-yet'; because: NotYet } | { kind: 'seal-failed' };

/**
 * Seals a sheet that this device cannot store into a file of its own. It neither reads the storage nor writes to it. The file has a
 * new pseudonym, so that no number of the device is used twice (I12).
 */
export async function sheetOut({ draft, event, how, clock, random }: SheetOutParts): Promise<SheetOut> {
	const manifest = parseManifest(event.manifest);
	if (manifest.kind === 'malformed') return { kind: 'seal-failed' };
	const { keyVersion, recipients } = manifest.value;
	const finished = finish(draft, { keyVersion, table: event.table });
	if (finished.kind === 'not-yet') return finished;
	const sealed = await sealItem(finished.item, recipients).catch(() => undefined);
	if (!sealed) return { kind: 'seal-failed' };
	if (sealed.kind !== 'sealed') return { kind: 'not-yet', because: 'too-long' };
	const { id, caseId, kind } = finished.item;
	const item = { id, seq: 1, caseId, kind, keyVersion, digest: sealed.digest, sealed: toBase64(sealed.bytes) };
	const device = newId(clock.nowMs(), random);
	const card = await deviceCardOf({ ...event, device }, how).catch(() => undefined);
	const body = lettersFileBody({ event: event.code, device, lastSeq: 1, items: [item], ...(card ? { card } : {}) });
	const name = `letters-${event.code}-${device.slice(-6)}${lettersFileEnding}`;
	return { kind: 'file', file: { name, text: body + lettersFileEnd(await digestOf(body)) } };
}
