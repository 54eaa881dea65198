/**
 * A writer asks the organisers to leave an item out, or to send it after all: seal → one strict transaction → a fresh read whose digest
 * must match, as a hand-in does (I1). The request then waits in the outbox, and is sent like an item.
 */
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { newId } from '#lib/domain/id.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { requestBounds, type WriterRequest } from '#lib/domain/request.ts';
import { receiptCode } from '#lib/domain/writing/receipt-code.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { outboxEntries, readEntry } from '#lib/device/outbox-entries.ts';
import { commitRequest, lastRequests, undoRequest } from '#lib/device/requests.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { digestOf } from '#lib/sealing/bytes.ts';
import { sealRequest } from '#lib/sealing/seal.ts';

export interface Asking {
	database: Database;
	clock: Clock;
	random: Random;
	/** The event's code. */
	event: string;
	/** The first case of its pack. It stands on the outside of every request, so that the server learns nothing about the item. */
	caseId: string;
	/** The receipt code of the item. */
	code: string;
	asks: WriterRequest['asks'];
}

export type RequestOutcome =
	/** It lies here safely, and travels by itself. */
	| { kind: 'asked' }
	/** The event is gone, or was changed in a way that this app cannot follow, or a part of the app could not be loaded. */
	| { kind: 'not-asked' }
	| NotSaved;

/** Makes the request. It gives `asked` only after the sealed request was read back from the disk. */
export const askToLeaveOut = (asking: Asking): Promise<RequestOutcome> => storing(() => ask(asking));

async function ask(asking: Asking): Promise<RequestOutcome> {
	const { database, clock } = asking;
	const event = await findEvent(database, asking.event);
	const manifest = event && parseManifest(event.manifest);
	if (manifest?.kind !== 'parsed') return { kind: 'not-asked' };
	const { keyVersion, recipients } = manifest.value;
	const request = await requestFor(asking, keyVersion);
	const sealed = await sealRequest(request, recipients).catch(() => undefined);
	if (sealed?.kind !== 'sealed') return { kind: 'not-asked' };
	const { id, caseId, kind, item, asks, turn } = request;
	const of = { id, event: asking.event, caseId, kind, keyVersion, ...(item !== undefined && { request: { item, asks, turn } }) };
	const { bytes, digest } = sealed;
	const fresh = { ...of, digest, sizeBytes: bytes.length, handedInAtMs: clock.nowMs() };
	const entry = await commitRequest(database, fresh, bytes);
	if (!entry) return { kind: 'not-asked' };
	const read = await readEntry(database, entry.id);
	if (entry.id !== id || (read && (await digestOf(read.bytes)) === digest)) return { kind: 'asked' };
	await undoRequest(database, entry);
	return { kind: 'not-saved', because: 'storage-lost' };
}

/** An item of this device is named by its id too, and its requests are counted. */
async function requestFor({ database, clock, random, ...asking }: Asking, keyVersion: number): Promise<WriterRequest> {
	const { event, caseId, code, asks } = asking;
	const entries = await outboxEntries(database, event);
	const own = entries.filter((entry) => entry.kind !== 'request' && receiptCode(entry.digest) === code);
	const item = own.length === 1 ? own[0]?.id : undefined;
	const before = item === undefined ? 0 : (lastRequests(entries).get(item)?.request.turn ?? 0);
	const turn = Math.min(before + 1, requestBounds.turn);
	const id = newId(clock.nowMs(), random);
	return { ...{ v: 1, event, id, kind: 'request', caseId, keyVersion, asks, code, turn }, ...(item !== undefined && { item }) };
}
