import type { SqlDatabase, Turn } from '#lib/server/schema.ts';

/** The same database, except that a transaction can be cut off after its work and before its commit. */
export function pulled(db: SqlDatabase, pull: () => void): SqlDatabase {
	const transaction = () => ({
		execute: <T>(work: (turn: Turn) => Promise<T>) =>
			db.transaction().execute(async (turn) => {
				const value = await work(turn);
				pull();
				return value;
			})
	});
	return new Proxy(db, {
		get(target, name) {
			if (name === 'transaction') return transaction;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? (value as (...values: unknown[]) => unknown).bind(target) : value;
		}
	});
}
