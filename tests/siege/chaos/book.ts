/** The book of a day of chaos: every letter of which a device said that it is safe. */
import type { BuiltServer } from '../../support/server.ts';
import { lyingOn } from '../../support/receipts.ts';
import type { OpenedEvent } from '../../support/event.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import type { Had } from './organiser.ts';

export interface Thanked {
	id: string;
	event: string;
	/** What stood on it; no two letters of a day have the same words. */
	text: string;
}

/** What lies in a device's outbox, also what nobody was thanked for before a kill. */
export interface Entry {
	id: string;
	event: string;
	digest: string;
	state: string;
}

export class Book {
	readonly thanked = new Map<string, Thanked>();
	thank(letter: Thanked) {
		this.thanked.set(letter.id, letter);
	}
}

export interface Found {
	/** Items that had to be there. */
	due: number;
	/** What is not as it was promised, in words. */
	broken: string[];
}

/** What lies on the server and at each organiser's, held against the outboxes of all devices and what their writers were told. */
export async function holdAgainst(
	{ thanked }: Book,
	entries: Entry[],
	{ server, events, organisers }: { server: BuiltServer; events: OpenedEvent[]; organisers: Had[][] }
): Promise<Found> {
	const kept = new Map(entries.map((entry) => [entry.id, entry]));
	const broken = [...thanked.values()]
		.filter(({ id }) => !kept.has(id))
		.map(({ id }) => `${id} was thanked for and is in no outbox`);
	const lying = new Map<string, string>();
	for (const event of events)
		for (const [id, digest] of await lyingOn(server, { code: event.code, organiserToken: toBase64Url(event.key.authToken) })) {
			if (lying.has(id)) broken.push(`${id} lies in two events`);
			lying.set(id, `${event.code} ${digest}`);
		}
	broken.push(...differences('the server', kept, lying));
	for (const [at, had] of organisers.entries()) {
		const here = new Map(had.map(({ id, event, digest }) => [id, `${event} ${digest}`]));
		if (here.size !== had.length) broken.push(`organiser ${at + 1} has an item twice`);
		broken.push(...differences(`organiser ${at + 1}`, kept, here), ...otherWords(`organiser ${at + 1}`, had, thanked));
	}
	return { due: kept.size, broken };
}

/** Every item once, of the right event and byte for byte, and no other. */
function differences(where: string, kept: Map<string, Entry>, there: Map<string, string>): string[] {
	const missing = [...kept.values()].filter(({ id, event, digest }) => there.get(id) !== `${event} ${digest}`);
	const strangers = [...there.keys()].filter((id) => !kept.has(id));
	return [
		...missing.map(({ id, state }) => `${id} (${state}) is not whole at ${where}`),
		...strangers.map((id) => `${id} lies at ${where} and no device has it`)
	];
}

function otherWords(where: string, had: Had[], thanked: Map<string, Thanked>): string[] {
	const words = had.flatMap(({ id, text }) => {
		const letter = thanked.get(id);
		return text === undefined
			? [`${id} does not open at ${where}`]
			: letter && letter.text !== text
				? [`${id} says another thing at ${where}`]
				: [];
	});
	const texts = had.map(({ text }) => text);
	return new Set(texts).size === texts.length ? words : [...words, `two items say the same at ${where}`];
}
