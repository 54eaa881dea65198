/** Sends facts of counting by hand, from a table or a desk. A fact counts once, by its id, however often it is sent. */
import type { Clock } from '#lib/domain/clock.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { paperBounds, parsePaperAnswer, type PaperReceipt, type PostedPaper } from '#lib/domain/wire/paper-wire.ts';
import type { Database } from '#lib/device/database.ts';
import { paperFactsOf, settlePaperFacts, type SettledPaper } from '#lib/device/paper-facts.ts';
import type { PaperFactRow } from '#lib/device/rows.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { askFor } from '#lib/net/ask-for.ts';
import type { Net } from '#lib/net/ask.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import { patiently } from './patience.ts';

export interface SendingPaper {
	net: Net;
	database: Database;
	clock: Clock;
	/** The event's code. */
	event: string;
	/** The join token or the organiser token. */
	token: string;
	/** Sends only what this device said as a guest, under this pseudonym. Without it everything here is sent, as from a desk. */
	guest?: string;
	/** Sends also what the server already took, because a server may have been restored from a backup. */
	isAll?: boolean;
}

/** `refused`: how many facts the server refused now. They stay here and are sent again in the next round. */
export type PaperSent = { kind: 'sent'; refused: number } | Hindrance | NotSaved;

/** Sends the facts that wait here, each once. */
export const sendPaperFacts = (sending: SendingPaper): Promise<PaperSent> => storing(() => sendAll(sending));

async function sendAll(sending: SendingPaper): Promise<PaperSent> {
	const { database, clock, event, guest, isAll } = sending;
	const lying = await patiently(clock, () => paperFactsOf(database, event));
	const rows = lying.filter(
		({ state, device, by }) => (isAll || state === 'waiting') && (guest === undefined || (device === guest && by === 'guest'))
	);
	let refused = 0;
	for (const body of inPosts(rows, guest === undefined)) {
		const posted = await post(sending, body);
		if (posted.kind !== 'given') return posted;
		const settled = posted.value.receipts.map(settledBy);
		// An answer without any receipt for them does not come from the server.
		if (settled.length === 0) return { kind: 'server-failed' };
		await patiently(clock, () => settlePaperFacts(database, settled));
		refused += settled.filter(({ refusedFor }) => refusedFor).length;
	}
	return { kind: 'sent', refused };
}

/** Puts the facts of each device into posts of their own. A desk marks the facts of a guest as passed on. */
function inPosts(rows: PaperFactRow[], isDesk: boolean): PostedPaper[] {
	const sayers = new Map<string, PaperFactRow[]>();
	for (const row of rows) {
		const sayer = `${row.device ?? ''} ${row.by ?? ''}`;
		const said = sayers.get(sayer);
		if (said) said.push(row);
		else sayers.set(sayer, [row]);
	}
	return [...sayers.values()].flatMap((said) => {
		const { device, by } = said[0]!;
		const portions = Math.ceil(said.length / paperBounds.posted);
		return Array.from({ length: portions }, (_, at) => ({
			...(device !== undefined && { device }),
			...(isDesk && by === 'guest' && { by }),
			facts: said.slice(at * paperBounds.posted, (at + 1) * paperBounds.posted).map(({ fact }) => fact)
		}));
	});
}

const post = ({ net, clock, event, token }: SendingPaper, body: PostedPaper) =>
	askFor({ net, clock, token, path: apiPath(event, '/paper'), method: 'POST', body }, parsePaperAnswer);

const settledBy = ({ id, outcome, reason = 'malformed' }: PaperReceipt): SettledPaper => ({
	id,
	...(outcome === 'refused' && { refusedFor: reason })
});
