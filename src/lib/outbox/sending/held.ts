/**
 * *Held?* asks the server whether it still holds what this device delivered. A server that was restored from a backup so gets again
 * what it lost, and no single clock or answer makes a device delete its bytes (I7, I8, I20).
 */
import type { Clock } from '#lib/domain/clock.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { heldBounds, parseHeldAnswer, type HeldAnswer } from '#lib/domain/wire/held.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import {
	deliveredCount,
	deliveredEntries,
	dropBytes,
	markHeld,
	setAsideEntries,
	type HeldMark
} from '#lib/device/outbox-entries.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { askFor, type Told } from '#lib/net/ask-for.ts';
import type { Net } from '#lib/net/ask.ts';
import { ripeBy } from './let-go.ts';
import { patiently } from './patience.ts';

export interface AskingHeld {
	net: Net;
	database: Database;
	clock: Clock;
	/** The event's code. */
	event: string;
}

/** `again`: how many items wait again. `not-told`: the server gave no answer, or the storage failed. */
export type HeldOutcome = { kind: 'told'; again: number } | { kind: 'not-told' };

/** A device that stays open asks about all items this often. In between it asks only for a number. */
const everythingEveryMs = 10 * 60_000;

/**
 * Decides for one page when to ask. It asks about all items at the start, every ten minutes, and at once when the server's number
 * fell.
 */
export class HeldWatch {
	readonly #asking: AskingHeld;
	#askedAllAtMs: number | undefined;
	/** By how many the receipts exceed the server's count of this device's items. It was asked about all of these already. */
	#missing = 0;

	constructor(asking: AskingHeld) {
		this.#asking = asking;
	}

	/** Asks when it is time to. Call it when nothing waits. */
	look(): Promise<HeldOutcome> {
		return storing(
			() => this.#look(),
			(): HeldOutcome => ({ kind: 'not-told' })
		);
	}

	async #look(): Promise<HeldOutcome> {
		const { database, clock } = this.#asking;
		const event = await patiently(clock, () => findEvent(database, this.#asking.event));
		if (!event) return { kind: 'not-told' };
		const entries = await patiently(clock, () => entriesToAsk(database, event.code));
		if (entries.length === 0) return { kind: 'told', again: 0 };
		const isDue = this.#askedAllAtMs === undefined || clock.elapsedMs() - this.#askedAllAtMs >= everythingEveryMs;
		if (!isDue && !(await this.#hasForgotten(event))) return { kind: 'told', again: 0 };
		return this.#askAll(event, entries);
	}

	/** True when more receipts lack their item on the server than when it was last asked. */
	async #hasForgotten(event: EventRow): Promise<boolean> {
		const told = await question(this.#asking, event, []);
		if (told.kind !== 'given') return false;
		const missing = await this.#missingBy(told.value, event);
		const isNews = missing > this.#missing;
		this.#missing = Math.min(this.#missing, missing);
		return isNews;
	}

	async #missingBy({ received }: HeldAnswer, { code, device }: EventRow): Promise<number> {
		const { database, clock } = this.#asking;
		return Math.max(0, (await patiently(clock, () => deliveredCount(database, code, device))) - received);
	}

	async #askAll(event: EventRow, entries: OutboxEntry[]): Promise<HeldOutcome> {
		let again = 0;
		for (let from = 0; from < entries.length; from += heldBounds.items) {
			const page = entries.slice(from, from + heldBounds.items);
			const told = await question(this.#asking, event, page);
			if (told.kind !== 'given') return { kind: 'not-told' };
			again += await this.#note(page, told.value);
			this.#missing = await this.#missingBy(told.value, event);
		}
		this.#askedAllAtMs = this.#asking.clock.elapsedMs();
		return { kind: 'told', again };
	}

	async #note(page: OutboxEntry[], answer: HeldAnswer): Promise<number> {
		const { database, clock } = this.#asking;
		const ripe = ripeBy(answer, page);
		const marks = marksOf(page, answer);
		await patiently(clock, async () => {
			await markHeld(database, marks);
			if (ripe.length > 0) await dropBytes(database, ripe);
		});
		return marks.filter(({ kind }) => kind === 'not-held').length;
	}
}

/** Gives the entries whose bytes lie here and that do not wait: those delivered, and those set aside. */
async function entriesToAsk(database: Database, event: string): Promise<OutboxEntry[]> {
	const [delivered, aside] = await Promise.all([deliveredEntries(database, event), setAsideEntries(database, event)]);
	return [...delivered, ...aside];
}

function question({ net, clock }: AskingHeld, event: EventRow, entries: OutboxEntry[]): Promise<Told<HeldAnswer>> {
	const body = { device: event.device, items: entries.map(({ id, digest }) => ({ id, digest })) };
	const path = apiPath(event.code, '/held');
	return askFor({ net, clock, token: event.joinToken, path, method: 'POST', body }, parseHeldAnswer);
}

function marksOf(entries: OutboxEntry[], { held, serverTime }: HeldAnswer): HeldMark[] {
	const answered = new Map(held.map((each) => [each.id, each]));
	const day = serverTime.slice(0, 10);
	return entries.map(({ id }) => {
		const here = answered.get(id);
		if (!here) return { kind: 'not-held', id };
		return { kind: 'held', id, day, receivedAt: serverTime, ...(here.collected && { collected: true }) };
	});
}
