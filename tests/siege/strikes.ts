/** What befalls the servers of a siege, one thing at a time. */
import type { Backups } from '../support/backups.ts';
import type { Cluster } from '../support/postgres.ts';
import type { BuiltServer } from '../support/server.ts';
import type { Struck } from '../support/siege.ts';
import type { Figures } from './ledger.ts';

/** Every so many kills a backup is made under load, and half as many later one of those that lie there is restored. */
const backupEvery = 20;

/**
 * Mostly the server is killed; one time in ten it is killed again while it starts, one in twenty a backup is put in its place, and
 * two in ten PostgreSQL is killed, in part or whole.
 */
export function strikes(
	target: BuiltServer,
	others: BuiltServer[],
	figures: Figures,
	{ backups, cluster }: { backups: Backups; cluster: Cluster | undefined }
) {
	return async (kill: number): Promise<Struck> => {
		figures.kills++;
		if (kill % backupEvery === 1) await backups.make();
		if (kill % backupEvery === backupEvery / 2 && backups.count > 0) return restore();
		if (cluster && kill % 10 === 3) return strikePostgres(() => Promise.resolve(cluster.killBackend()));
		if (cluster && kill % 10 === 7) return strikePostgres(() => cluster.kill().then(() => cluster.start()));
		await target.kill();
		if (kill % 10 === 5) await killAtStart();
		await target.start();
		return undefined;
	};

	/** No server may run meanwhile. */
	async function restore(): Promise<Struck> {
		figures.restored++;
		const all = [target, ...others];
		for (const server of all) await server.kill();
		await backups.restoreOne(Math.random);
		for (const server of all) await server.start();
		return 'restored';
	}

	/** The servers stay, and are there again once their database is. */
	async function strikePostgres(strike: () => Promise<void>): Promise<undefined> {
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
