/** Delivers an event's outbox, one batch after the other. An entry stays where it is until its receipt has matched. */
import type { Clock } from '#lib/domain/clock.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { apiPath, type PostedItem } from '#lib/domain/wire.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { markEntries, saveDrainState, sealedBytes, waitingEntries, type Mark } from '#lib/device/outbox-entries.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { digestOf, toBase64 } from '#lib/sealing/bytes.ts';
import { judge, type Judgement } from './judge.ts';
import { letGo } from './let-go.ts';
import { ask, type Net } from './net.ts';
import { patiently } from './patience.ts';
import { next, toBegin, type Happened, type Sending } from './sending.ts';

export interface Drain {
	net: Net;
	database: Database;
	clock: Clock;
	/** The event's code. */
	event: string;
	/** `navigator.locks`; without it two tabs send the same items twice, which does no harm. */
	locks?: LockManager;
}

const lockPatienceMs = 45_000;

/** Sends until nothing waits or something stands in the way; gives, and stores, how it went. */
export async function drainOutbox(drain: Drain): Promise<DrainState> {
	const drained = await storing(() => inTurn(drain, () => sendAll(drain)));
	return drained.kind === 'stored' ? drained.value : { kind: 'storage-lost' };
}

/** One tab at a time, for economy. A frozen tab may hold the lock for ever, so patience ends and the batch goes all the same. */
async function inTurn(drain: Drain, send: () => Promise<DrainState>): Promise<DrainState> {
	if (!drain.locks) return send();
	const patience = new AbortController();
	const cancel = drain.clock.after(lockPatienceMs, () => patience.abort());
	try {
		return await drain.locks.request(`writing-table/drain/${drain.event}`, { signal: patience.signal }, () => (cancel(), send()));
	} catch (failure) {
		if (!patience.signal.aborted) throw failure;
		return send();
	} finally {
		cancel();
	}
}

async function sendAll(drain: Drain): Promise<DrainState> {
	const event = await patiently(drain.clock, () => findEvent(drain.database, drain.event));
	if (!event) return { kind: 'idle' };
	let sending = toBegin;
	while (sending.todo.kind !== 'end') sending = next(sending, await carryOut(drain, event, sending.todo));
	const { state } = sending.todo;
	await patiently(drain.clock, () => saveDrainState(drain.database, event.code, state));
	return state;
}

async function carryOut(drain: Drain, event: EventRow, todo: Exclude<Sending['todo'], { kind: 'end' }>): Promise<Happened> {
	const { database } = drain;
	switch (todo.kind) {
		case 'list':
			return { kind: 'listed', waiting: await patiently(drain.clock, () => waitingEntries(database, event.code)) };
		case 'send':
			return { kind: 'judged', judgement: await sendBatch(drain, event, todo.batch) };
		case 'note': {
			const { marks, serverTime, state } = todo.judgement;
			await patiently(drain.clock, async () => {
				await markEntries(database, marks);
				if (serverTime) await letGo(database, event.code, serverTime);
			});
			return { kind: 'noted', state };
		}
	}
}

async function sendBatch(drain: Drain, event: EventRow, batch: OutboxEntry[]): Promise<Judgement> {
	const items = await patiently(drain.clock, async () => {
		await saveDrainState(drain.database, event.code, { kind: 'sending' });
		return itemsOf(drain.database, batch);
	});
	const whole = batch.filter(({ id }) => items.has(id));
	const broken = batch.filter(({ id }) => !items.has(id));
	const damaged = broken.map(({ id }): Mark => ({ kind: 'set-aside', id, reason: 'damaged' }));
	const [first] = whole;
	if (!first) return { marks: damaged, state: { kind: 'sending' } };
	const body = { device: first.device, items: whole.map(({ id }) => items.get(id)) };
	const path = apiPath(event.code, '/letters');
	const judgement = judge(await ask({ ...drain, token: event.joinToken, path, method: 'POST', body }), whole);
	return { ...judgement, marks: [...damaged, ...judgement.marks] };
}

/** The items as they travel. One whose bytes are missing or altered on this disk is not among them. */
export async function itemsOf(database: Database, batch: OutboxEntry[]): Promise<Map<string, PostedItem>> {
	const bytes = await sealedBytes(
		database,
		batch.map(({ id }) => id)
	);
	const items = new Map<string, PostedItem>();
	const digests = await Promise.all(batch.map(({ id }) => digestOf(bytes.get(id) ?? new Uint8Array())));
	batch.forEach(({ id, seq, caseId, kind, keyVersion, digest }, at) => {
		const sealed = bytes.get(id);
		if (!sealed || digests[at] !== digest) return;
		items.set(id, { id, seq, caseId, kind, keyVersion, digest, sealed: toBase64(sealed) });
	});
	return items;
}
