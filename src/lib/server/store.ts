/** Everything that the server keeps, and the only way to it. One implementation over Kysely serves both engines. */
import { letterBox } from './letters/post-letters.ts';
import type { OpenDatabase } from './schema.ts';
import { tidying } from './ops/tidying.ts';
import { verbs, type Called, type Means, type VerbName } from './verbs.ts';

/** The store has a call for each verb of `verbs.ts`, which describes them. */
export interface Store extends Called {
	readonly engine: 'sqlite' | 'postgres';
	/** Closes the database after everything that was taken in has its answer. */
	close(): Promise<void>;
}

export type StoreSettings = Pick<Means, 'now' | 'setUpToken' | 'keep'>;

/** Gives a store in this thread over an open database. `threaded-store.ts` gives one in a thread of its own. */
export function storeOver(database: OpenDatabase, settings: StoreSettings): Store {
	const { db, engine, close } = database;
	const means: Means = { db, box: letterBox(db, settings.now), tidying: tidying(database, settings), ...settings };
	return {
		...calledWith(means),
		engine,
		async close() {
			await means.box.settled();
			await close();
		}
	};
}

function calledWith(means: Means): Called {
	const call = (name: VerbName) => {
		const run = verbs[name].run as (means: Means, ...values: unknown[]) => Promise<unknown>;
		return [name, (...values: unknown[]) => run(means, ...values)];
	};
	return Object.fromEntries((Object.keys(verbs) as VerbName[]).map(call)) as Called;
}
