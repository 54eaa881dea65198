/** Delivers an event's outbox, one batch after the other. An entry waits in the outbox until a matching receipt has come. */
import type { Clock } from '#lib/domain/clock.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { apiPath, type PostedItem } from '#lib/domain/wire/wire.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { lookBeforeLeaving, nowLeaving } from '#lib/device/only-here.ts';
import { markEntries, saveDrainState, sealedBytes, waitingEntries, type EntryMark } from '#lib/device/outbox-entries.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { digestOf, toBase64 } from '#lib/sealing/bytes.ts';
import { judge, type Judgement } from './judge.ts';
import { knock } from './knock.ts';
import { patienceMsFor, type Line } from './line.ts';
import { ask, type Net } from '#lib/net/ask.ts';
import { patiently } from './patience.ts';
import { jsonBytes } from './retry.ts';
import { next, progressOf, toBegin, type Happened, type Noting, type Sending, type SentBody } from './sending.ts';

export interface Drain {
	net: Net;
	database: Database;
	clock: Clock;
	/** The event's code. */
	event: string;
	/** `navigator.locks`. Without it two tabs may send the same items twice, which does no harm. */
	locks?: LockManager;
	/** What is known about the line. Each sending writes it anew, and the next one begins with it. */
	line?: LineKnown;
}

interface LineKnown {
	current: Line;
}

const lockPatienceMs = 45_000;

/**
 * Sends until nothing waits or something stands in the way. It stores and gives how that ended. Storage that fails is
 * `storage-lost`.
 */
export const drainOutbox = (drain: Drain): Promise<DrainState> =>
	storing(
		() => inTurn(drain, () => sendAll(drain)),
		() => ({ kind: 'storage-lost' })
	);

/**
 * Lets only one tab send at a time, to save work. A frozen tab may hold the lock for ever, so this waits for a while and then sends
 * without the lock.
 */
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
	const ready = new Ready(drain.database);
	let sending = toBegin(drain.line?.current);
	while (sending.todo.kind !== 'end') sending = next(sending, await carryOut({ ...drain, ready }, event, sending, sending.todo));
	if (drain.line) drain.line.current = sending.line;
	const { state } = sending.todo;
	await patiently(drain.clock, () => saveDrainState(drain.database, event.code, state));
	return state;
}

type WithReady = Drain & { ready: Ready };
type Todo = Exclude<Sending['todo'], { kind: 'end' }>;
type Send = Extract<Todo, { kind: 'send' }>;

async function carryOut(drain: WithReady, event: EventRow, sending: Sending, todo: Todo): Promise<Happened> {
	const { database } = drain;
	switch (todo.kind) {
		case 'list':
			return { kind: 'listed', waiting: await patiently(drain.clock, () => waitingEntries(database, event.code)) };
		case 'send':
			return sendBatch(drain, event, sending, todo);
		case 'note':
			await note(drain, todo.what);
			return { kind: 'noted', state: todo.state };
	}
}

const note = ({ database, clock }: Drain, { marks }: Noting): Promise<void> =>
	patiently(clock, () => markEntries(database, marks));

type Judged = Extract<Happened, { kind: 'judged' }>;

async function sendBatch(drain: WithReady, event: EventRow, sending: Sending, send: Send): Promise<Judged> {
	const { database, clock, ready } = drain;
	const { before, following } = send;
	await patiently(clock, () => {
		const slow = progressOf(sending);
		return saveDrainState(database, event.code, { kind: 'sending', ...(slow && { slow }) });
	});
	const batch = await mayLeave(drain, sending, send.batch);
	if (!Array.isArray(batch)) {
		if (before) await note(drain, before);
		return { kind: 'judged', judgement: { marks: [], state: batch }, sent: { bytes: 0, tookMs: 0 } };
	}
	const items = await patiently(clock, () => ready.take(batch));
	const whole = batch.filter(({ id }) => items.has(id));
	const broken = batch.filter(({ id }) => !items.has(id));
	const damaged = broken.map(({ id }): EntryMark => ({ kind: 'set-aside', id, reason: 'damaged' }));
	const asking = askAbout(drain, event, sending.line, whole, items);
	const noting = before && note(drain, before);
	ready.make(following);
	const [{ judgement, sent }] = await Promise.all([asking, noting]);
	return { kind: 'judged', judgement: { ...judgement, marks: [...damaged, ...judgement.marks] }, sent };
}

/**
 * Gives those of the batch that go now, or what stands in the way. What is still only here can be taken back until it goes, so this looks
 * for the server first, unless the server has just answered. What goes is noted as such before.
 */
async function mayLeave(drain: Drain, { done }: Sending, batch: OutboxEntry[]): Promise<OutboxEntry[] | DrainState> {
	const { database, clock } = drain;
	const { onlyHere } = await patiently(clock, () => lookBeforeLeaving(database, batch));
	const hindrance = onlyHere > 0 && done === 0 ? await knock(drain) : undefined;
	return hindrance ?? patiently(clock, () => nowLeaving(database, batch));
}

interface Asked {
	judgement: Judgement;
	sent: SentBody;
}

async function askAbout(
	{ net, clock }: Drain,
	event: EventRow,
	line: Line,
	batch: OutboxEntry[],
	items: Map<string, PostedItem>
): Promise<Asked> {
	const [first] = batch;
	if (!first) return { judgement: { marks: [], state: { kind: 'sending' } }, sent: { bytes: 0, tookMs: 0 } };
	const body = { device: first.device, items: batch.map(({ id }) => items.get(id)) };
	const bytes = batch.reduce((sum, entry) => sum + jsonBytes(entry), 0);
	const path = apiPath(event.code, '/letters');
	const timeoutMs = patienceMsFor(line, bytes);
	const askedAtMs = clock.elapsedMs();
	const answered = await ask({ net, clock, token: event.joinToken, path, method: 'POST', body, timeoutMs });
	return { judgement: judge(answered, batch), sent: { bytes, tookMs: clock.elapsedMs() - askedAtMs } };
}

/** Reads and checks the next batch while the present one is on its way. When another batch comes next, that one is read then. */
class Ready {
	readonly #database: Database;
	#made: { batch: OutboxEntry[]; items: Promise<Map<string, PostedItem> | undefined> } | undefined;
	constructor(database: Database) {
		this.#database = database;
	}

	make(batch: OutboxEntry[]) {
		if (batch.length === 0) return;
		// A disk that fails here fails again when the batch itself is read, and the failure is handled then.
		this.#made = { batch, items: itemsOf(this.#database, batch).catch(() => undefined) };
	}

	async take(batch: OutboxEntry[]): Promise<Map<string, PostedItem>> {
		const made = this.#made;
		this.#made = undefined;
		const isThis = made?.batch.length === batch.length && made.batch.every(({ id }, at) => id === batch[at]?.id);
		return (isThis ? await made.items : undefined) ?? itemsOf(this.#database, batch);
	}
}

/** Gives the items as they travel, by id. An item whose bytes are missing or altered on this disk is left out. */
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
