/**
 * Asks after what this device passed on. A server that was restored from a backup right after its receipt has lost the item, and
 * nobody else may have it: the tablet that wrote the file can be gone (I20).
 */
import type { Clock } from '#lib/domain/clock.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { heldBounds, parseHeldAnswer } from '#lib/domain/wire/held.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { carriedUnseen, carryAgain } from '#lib/device/carried.ts';
import type { Database } from '#lib/device/database.ts';
import { askFor } from '#lib/net/ask-for.ts';
import type { Net } from '#lib/net/ask.ts';

export interface PassingOn {
	net: Net;
	database: Database;
	clock: Clock;
	/** The event's code. */
	event: string;
	/** The join token, which the organiser's words give. Items from files are posted like every other item. */
	token: string;
	signal?: AbortSignal;
}

/**
 * Has those items wait again that the server does not hold any more. It asks only after items that came in files, have a receipt, and
 * were in no list of the server yet, which is none at most times. Without an answer nothing changes, and the next call asks again.
 */
export async function askAfterPassedOn({ net, database, clock, event, token }: PassingOn): Promise<void> {
	const unseen = await carriedUnseen(database, event);
	for (const device of new Set(unseen.map((each) => each.device))) {
		const ofDevice = unseen.filter((each) => each.device === device);
		for (let at = 0; at < ofDevice.length; at += heldBounds.items) {
			const asked = ofDevice.slice(at, at + heldBounds.items);
			const body = { device, items: asked.map(({ id, digest }) => ({ id, digest })) };
			const told = await askFor({ net, clock, token, path: apiPath(event, '/held'), method: 'POST', body }, parseHeldAnswer);
			if (told.kind !== 'given') return;
			await carryAgain(database, event, lostOf(asked, told.value.held));
		}
	}
}

function lostOf(asked: readonly OutboxEntry[], held: readonly { id: string }[]): string[] {
	const there = new Set(held.map(({ id }) => id));
	return asked.flatMap(({ id }) => (there.has(id) ? [] : [id]));
}
