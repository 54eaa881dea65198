/** What befalls the servers of a siege, one thing at a time. */
import type { Cluster } from '../support/postgres.ts';
import type { BuiltServer } from '../support/server.ts';
import type { Figures } from './ledger.ts';

/** Mostly the server is killed; one time in ten it is killed again while it starts, and two in ten PostgreSQL is, in part or whole. */
export function strikes(target: BuiltServer, others: BuiltServer[], figures: Figures, cluster: Cluster | undefined) {
	return async (kill: number) => {
		figures.kills++;
		if (cluster && kill % 10 === 3) return strikePostgres(() => Promise.resolve(cluster.killBackend()));
		if (cluster && kill % 10 === 7) return strikePostgres(() => cluster.kill().then(() => cluster.start()));
		await target.kill();
		if (kill % 10 === 5) await killAtStart();
		await target.start();
	};

	/** The servers stay, and are there again once their database is. */
	async function strikePostgres(strike: () => Promise<void>) {
		figures.databaseKills++;
		await strike();
		for (const server of [target, ...others]) await server.answers();
	}

	async function killAtStart() {
		figures.killsAtStart++;
		target.begin();
		await new Promise((settle) => setTimeout(settle, Math.random() * 400));
		await target.kill();
	}
}
