/** The join links of an event beside its own. Organisers open and close each alone, and the event's own link stays open for ever. */
import { mostChannels } from '#lib/domain/channels/channel.ts';
import type { ErrorKind } from '#lib/domain/wire/errors.ts';
import type { ChannelsAnswer, PutChannel, ToldChannel } from '#lib/domain/wire/channels-wire.ts';
import { refused, unknownEvent } from '../events/event-row.ts';
import { takeTurn } from '../letters/turn.ts';
import { isoMoment } from '../moments.ts';
import type { SqlDatabase, Tables, Turn } from '../schema.ts';

type ChannelOutcome = { kind: 'kept' } | { kind: 'refused'; because: ErrorKind; message: string };

/**
 * Opens a channel, closes it, or opens it again. The same request sent again changes nothing. A token is not changed: a new link is a new
 * channel.
 */
export const keepChannel = (
	db: SqlDatabase,
	code: string,
	id: string,
	{ put, nowMs }: { put: PutChannel; nowMs: number }
): Promise<ChannelOutcome> =>
	db.transaction().execute(async (turn) => {
		if (!(await takeTurn(turn, code, 0))) return unknownEvent;
		const kept = await turn.selectFrom('channels').selectAll().where('event', '=', code).where('id', '=', id).executeTakeFirst();
		if (!kept) return openChannel(turn, code, id, { put, nowMs });
		if (kept.token_hash !== put.tokenHash) return refused('code-taken', 'Another link has this id.');
		const isClosingNow = put.closed && kept.closed_at === null;
		await turn
			.updateTable('channels')
			.set({
				sealed: put.sealed,
				closed_at: put.closed ? (kept.closed_at ?? nowMs) : null,
				...(isClosingNow && { late_items: 0, late_bytes: 0 })
			})
			.where('event', '=', code)
			.where('id', '=', id)
			.execute();
		return { kind: 'kept' };
	});

async function openChannel(
	turn: Turn,
	event: string,
	id: string,
	{ put, nowMs }: { put: PutChannel; nowMs: number }
): Promise<ChannelOutcome> {
	const all = turn.selectFrom('channels').select(({ fn }) => fn.countAll<number>().as('opened'));
	const { opened } = await all.where('event', '=', event).executeTakeFirstOrThrow();
	if (Number(opened) >= mostChannels) return refused('server-full', 'This event has too many links.');
	await turn
		.insertInto('channels')
		.values({
			...{ event, id, token_hash: put.tokenHash, sealed: put.sealed },
			...{ opened_at: nowMs, closed_at: put.closed ? nowMs : null, last_item_at: null },
			...{ items: 0, sealed_bytes: 0, late_items: 0, late_bytes: 0 }
		})
		.execute();
	return { kind: 'kept' };
}

/** Gives the channels of an event, those opened first first. What they are called is sealed. */
export async function readChannels(db: SqlDatabase, code: string, nowMs: number): Promise<ChannelsAnswer> {
	const rows = await db
		.selectFrom('channels')
		.selectAll()
		.where('event', '=', code)
		.orderBy('opened_at')
		.orderBy('id')
		.limit(mostChannels)
		.execute();
	return { channels: rows.map(toldChannel), serverTime: isoMoment(nowMs) };
}

const toldChannel = (row: Tables['channels']): ToldChannel => ({
	id: row.id,
	tokenHash: row.token_hash,
	sealed: row.sealed,
	openedAt: isoMoment(row.opened_at),
	...(row.closed_at !== null && { closedAt: isoMoment(row.closed_at) }),
	items: row.items,
	...(row.last_item_at !== null && { lastItemAt: isoMoment(row.last_item_at) })
});
