import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const printBatches: Migration = {
	async up(db: Kysely<unknown>) {
		// The text is the last column. Otherwise SQLite would walk through long texts to reach the columns behind them.
		await db.schema
			.createTable('print_facts')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('id', 'text', (column) => column.notNull())
			.addColumn('n', 'bigint', (column) => column.notNull())
			.addColumn('batch', 'text', (column) => column.notNull())
			.addColumn('size_bytes', 'bigint', (column) => column.notNull())
			.addColumn('json', 'text', (column) => column.notNull())
			.addPrimaryKeyConstraint('print_facts_by_id', ['event', 'id'])
			.addUniqueConstraint('print_facts_in_order', ['event', 'n'])
			.execute();
		await db.schema
			.createTable('print_batches')
			.addColumn('event', 'text', (column) => column.notNull().references('events.code'))
			.addColumn('batch', 'text', (column) => column.notNull())
			.addColumn('number', 'bigint', (column) => column.notNull())
			.addPrimaryKeyConstraint('print_batches_by_id', ['event', 'batch'])
			.addUniqueConstraint('print_batches_by_number', ['event', 'number'])
			.execute();
	}
};
