/** Posts as a device does, for tests of servers in processes of their own. */
import { mediaType, parsePostAnswer, type PostedItem, type Receipt } from '#lib/domain/wire/wire.ts';
import { headersOf } from './event.ts';
import { setupToken, type BuiltServer } from './server.ts';
import { aDevice, type TestEvent } from './signed-event.ts';

export async function createOn(server: BuiltServer, event: TestEvent) {
	const answer = await fetch(`${server.url}/api/v1/events`, {
		method: 'POST',
		headers: headersOf(setupToken),
		body: JSON.stringify(event.sent)
	});
	if (answer.status !== 201) throw new Error(`the event was not created: ${answer.status}`);
}

/** Gives the receipts when a device would believe the answer, and `undefined` when it was lost or turned away. */
export async function postTo(
	server: BuiltServer,
	event: TestEvent,
	items: PostedItem[],
	device = aDevice
): Promise<Receipt[] | undefined> {
	try {
		const answer = await fetch(`${server.url}/api/v1/events/${event.code}/letters`, {
			method: 'POST',
			headers: headersOf(event.joinToken),
			body: JSON.stringify({ device, items })
		});
		if (answer.status !== 201 || answer.headers.get('content-type') !== mediaType) return undefined;
		const parsed = parsePostAnswer(await answer.json());
		return parsed.kind === 'parsed' ? parsed.value.receipts : undefined;
	} catch {
		return undefined;
	}
}

/** Gives the digest of every item on the server, by id. It throws when an item is there twice. */
export async function lyingOn(
	server: BuiltServer,
	event: Pick<TestEvent, 'code' | 'organiserToken'>
): Promise<Map<string, string>> {
	const lying = new Map<string, string>();
	for (let after = 0; ;) {
		const address = `${server.url}/api/v1/events/${event.code}/letters?after=${after}&limit=500`;
		const answer = await fetch(address, { headers: headersOf(event.organiserToken) });
		const { letters, next } = (await answer.json()) as { letters: { id: string; digest: string }[]; next: number };
		if (letters.length === 0) return lying;
		for (const { id, digest } of letters) {
			if (lying.has(id)) throw new Error(`${id} lies there twice`);
			lying.set(id, digest);
		}
		after = next;
	}
}
