import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Turns counts by hand into facts that can be listed and taken back. For older counts, nobody knows who counted. */
export const paperFacts: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema
			.createTable('paper_facts')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('id', 'text', (column) => column.notNull())
			.addColumn('n', 'bigint', (column) => column.notNull())
			.addColumn('kind', 'text', (column) => column.notNull())
			.addColumn('case_id', 'text')
			.addColumn('counted', 'bigint')
			.addColumn('takes_back', 'text')
			.addColumn('device', 'text')
			.addColumn('said_by', 'text')
			.addColumn('said_at', 'text', (column) => column.notNull())
			.addPrimaryKeyConstraint('paper_facts_by_id', ['event', 'id'])
			.addUniqueConstraint('paper_facts_in_order', ['event', 'n'])
			.execute();
		await db.schema.createIndex('paper_facts_by_device').on('paper_facts').columns(['event', 'device']).execute();
		await db.schema.createIndex('paper_facts_by_taken_back').on('paper_facts').columns(['event', 'takes_back']).execute();
		for (const column of ['guest_facts', 'guest_counted'])
			await db.schema
				.alterTable('counters')
				.addColumn(column, 'bigint', (each) => each.notNull().defaultTo(0))
				.execute();
		await carryOver(db);
		await db.schema.dropTable('paper_counts').execute();
	}
};

interface CountOfBefore {
	event: string;
	id: string;
	case_id: string;
	letters: number;
	cards: number;
	counted_at: number;
}
interface FactRow {
	event: string;
	id: string;
	n: number;
	kind: string;
	case_id: string;
	counted: number;
	said_at: string;
}
interface Before {
	paper_counts: CountOfBefore;
	paper_facts: FactRow;
}

const atOnce = 500;

/**
 * An older row held both letters and cards. The letters keep its id. The cards get a second id, made in the same way as on a
 * device that still has the older count.
 */
async function carryOver(db: Kysely<Before>) {
	const last = new Map<string, number>();
	const rows = await db.selectFrom('paper_counts').selectAll().orderBy('event').orderBy('counted_at').orderBy('id').execute();
	const facts = rows.flatMap(({ event, id, case_id, letters, cards, counted_at }) => {
		const head = { event, case_id, said_at: new Date(Number(counted_at)).toISOString() };
		const both = [
			{ ...head, id, kind: 'letter', counted: Number(letters) },
			{ ...head, id: besideId(id), kind: 'card', counted: Number(cards) }
		];
		return both.filter(({ counted }) => counted > 0).map((fact) => ({ ...fact, n: nextOf(last, event) }));
	});
	for (let at = 0; at < facts.length; at += atOnce)
		await db
			.insertInto('paper_facts')
			.values(facts.slice(at, at + atOnce))
			.execute();
}

function nextOf(last: Map<string, number>, event: string): number {
	const n = (last.get(event) ?? 0) + 1;
	last.set(event, n);
	return n;
}

const versionAt = 14;
const besideId = (id: string) => `${id.slice(0, versionAt)}${id[versionAt] === '8' ? '9' : '8'}${id.slice(versionAt + 1)}`;
