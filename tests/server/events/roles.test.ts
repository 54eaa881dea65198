import { CompiledQuery, type KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { codesOf } from '#lib/server/events/roles.ts';
import type { SqlDatabase } from '#lib/server/schema.ts';
import { aSqliteStore } from '../../support/sqlite.ts';
import { anEvent } from '../../support/signed-event.ts';

/** Gives how SQLite goes about each question that the work asks. */
async function plansOf(db: SqlDatabase, work: (watched: SqlDatabase) => Promise<unknown>): Promise<string[]> {
	const asked: CompiledQuery[] = [];
	const note: KyselyPlugin = {
		transformQuery({ node, queryId }) {
			asked.push(db.getExecutor().compileQuery(node, queryId));
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result)
	};
	await work(db.withPlugin(note));
	const plans = asked.map(({ sql, parameters }) =>
		db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))
	);
	return (await Promise.all(plans)).flatMap(({ rows }) => rows.map(({ detail }) => detail));
}

test('codesOf finds an event by its token without reading every event', async () => {
	const { store, database, discard } = await aSqliteStore(() => 0);
	const event = await anEvent();
	await store.createEvent(event.sent);
	expect(await codesOf(database.db, event.organiserToken)).toEqual([event.code]);
	const plans = await plansOf(database.db, (db) => codesOf(db, event.organiserToken));
	expect(plans).toContainEqual(expect.stringContaining('events_by_auth_hash'));
	expect(plans.filter((plan) => /^SCAN events\b/.test(plan))).toEqual([]);
	await discard();
});
