/** Does what every device does after its server was restored: it asks what is held, and sends again what is not. */
import { heldBounds, parseHeldAnswer } from '#lib/domain/wire/held.ts';
import { headersOf } from './event.ts';
import { postTo } from './receipts.ts';
import type { BuiltServer } from './server.ts';
import { aDevice, aPosted, numberOf, type TestEvent } from './signed-event.ts';

const itemsInBatch = 20;
const pauseMs = 50;

/**
 * Sends until the server holds everything for which a receipt was given (digest by id), however often the server is killed
 * meanwhile. It gives how many items had to be sent again.
 */
export async function sendAgain(server: BuiltServer, event: TestEvent, receipts: ReadonlyMap<string, string>): Promise<number> {
	const all = [...receipts];
	let sent = 0;
	for (let from = 0; from < all.length; from += heldBounds.items) {
		const lost = await notHeld(server, event, all.slice(from, from + heldBounds.items));
		for (let at = 0; at < lost.length; at += itemsInBatch) await sendUntilHeld(server, event, lost.slice(at, at + itemsInBatch));
		sent += lost.length;
	}
	return sent;
}

async function sendUntilHeld(server: BuiltServer, event: TestEvent, ids: string[]) {
	const items = ids.map((id) => aPosted(numberOf(id)));
	for (;;) {
		const receipts = await postTo(server, event, items);
		if (receipts?.every(({ outcome }) => outcome === 'stored' || outcome === 'known')) return;
		await new Promise((settle) => setTimeout(settle, pauseMs));
	}
}

/** Gives those of the ids that the server does not hold. It asks until the server answers. */
async function notHeld(server: BuiltServer, event: TestEvent, asked: [string, string][]): Promise<string[]> {
	const body = JSON.stringify({ device: aDevice, items: asked.map(([id, digest]) => ({ id, digest })) });
	for (;;) {
		const answered = await fetch(`${server.url}/api/v1/events/${event.code}/held`, {
			method: 'POST',
			headers: headersOf(event.joinToken),
			body
		})
			.then((answer) => answer.json())
			.catch(() => undefined);
		const told = parseHeldAnswer(answered);
		if (told.kind === 'parsed') {
			const held = new Set(told.value.held.map(({ id }) => id));
			return asked.flatMap(([id]) => (held.has(id) ? [] : [id]));
		}
		await new Promise((settle) => setTimeout(settle, pauseMs));
	}
}
