import type { CompiledQuery } from 'kysely';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import type { Tables, Turn } from '../schema.ts';

export interface NewItem extends Omit<PostedItem, 'sealed'> {
	event: string;
	n: number;
	device: string;
	channel: string | null;
	sealed: Uint8Array;
	receivedAt: number;
	isLate: boolean;
}

/** Inserts the items that are new and gives their number. The unique key decides which are new, never a look beforehand (I3). */
export type InsertItems = (turn: Turn, items: NewItem[]) => Promise<number>;

/**
 * The largest comes first. With these few lengths, any number of items needs only a few statements, and each is built and planned
 * once.
 */
const portions = [1_000, 500, 100, 25, 5, 1];

/** Gives an inserter for one database. A statement that is built anew for every batch would cost more than storing the batch. */
export function itemInserter(): InsertItems {
	const statements = new Map<number, CompiledQuery>();
	return async (turn, items) => {
		let inserted = 0;
		for (const portion of inPortions(items)) {
			const statement = statements.get(portion.length) ?? statementFor(turn, portion);
			statements.set(portion.length, statement);
			const { numAffectedRows = 0n } = await turn.executeQuery({ ...statement, parameters: portion.flatMap(valuesOf) });
			inserted += Number(numAffectedRows);
		}
		return inserted;
	};
}

function inPortions(items: NewItem[]): NewItem[][] {
	const all: NewItem[][] = [];
	for (let from = 0; from < items.length; from += all.at(-1)!.length) {
		const size = portions.find((portion) => portion <= items.length - from)!;
		all.push(items.slice(from, from + size));
	}
	return all;
}

const statementFor = (turn: Turn, items: NewItem[]): CompiledQuery =>
	turn
		.insertInto('items')
		.values(items.map(rowOf))
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.compile();

const rowOf = (item: NewItem): Omit<Tables['items'], 'collected_at'> => ({
	event: item.event,
	id: item.id,
	n: item.n,
	device: item.device,
	seq: item.seq,
	case_id: item.caseId,
	kind: item.kind,
	key_version: item.keyVersion,
	digest: item.digest,
	sealed: item.sealed,
	size_bytes: item.sealed.length,
	received_at: item.receivedAt,
	is_late: item.isLate ? 1 : 0,
	channel: item.channel
});

const valuesOf = (item: NewItem): unknown[] => Object.values(rowOf(item));
