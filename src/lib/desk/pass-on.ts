/**
 * Sends to the server the items that came in files, exactly as the devices that wrote them would have: with the same pseudonym,
 * number and bytes.
 */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { apiPath, batchBounds } from '#lib/domain/wire/wire.ts';
import { carriedIn, markCarried } from '#lib/device/carried.ts';
import { collectedBytesOf } from '#lib/device/collected.ts';
import { storing } from '#lib/device/storing.ts';
import { toBase64 } from '#lib/sealing/bytes.ts';
import { judge, type Judgement } from '#lib/outbox/sending/judge.ts';
import { ask } from '#lib/net/ask.ts';
import { nextBatch } from '#lib/outbox/sending/retry.ts';
import { askAfterPassedOn, type PassingOn } from './passed-on.ts';

/**
 * Asks after what was sent before, and then sends until nothing waits or a hindrance stops it. It gives how it went; the next call
 * goes on where this one stopped.
 */
export const passOn = (passing: PassingOn): Promise<DrainState> =>
	storing(
		() => sendAll(passing),
		() => ({ kind: 'storage-lost' })
	);

async function sendAll(passing: PassingOn): Promise<DrainState> {
	const { database, event, signal } = passing;
	await askAfterPassedOn(passing);
	let maxItems = batchBounds.items;
	for (;;) {
		const batch = nextBatch(await carriedIn(database, event, 'waiting'), maxItems);
		if (batch.length === 0 || signal?.aborted) return { kind: 'idle' };
		const judgement = await sendBatch(passing, batch);
		await markCarried(database, event, judgement.marks);
		if (judgement.state.kind !== 'sending') return judgement.state;
		maxItems = judgement.maxItems ?? maxItems;
	}
}

async function sendBatch({ net, clock, database, event, token }: PassingOn, batch: OutboxEntry[]): Promise<Judgement> {
	const bytes = await collectedBytesOf(
		database,
		event,
		batch.map(({ id }) => id)
	);
	const lost = batch.filter(({ id }) => !bytes.has(id));
	if (lost.length > 0)
		return { marks: lost.map(({ id }) => ({ kind: 'set-aside', id, reason: 'damaged' })), state: { kind: 'sending' } };
	const items = batch.map(({ id, seq, caseId, kind, keyVersion, digest }) => {
		return { id, seq, caseId, kind, keyVersion, digest, sealed: toBase64(bytes.get(id) ?? new Uint8Array()) };
	});
	const body = { device: batch[0]?.device, items };
	return judge(await ask({ net, clock, token, path: apiPath(event, '/letters'), method: 'POST', body }), batch);
}
