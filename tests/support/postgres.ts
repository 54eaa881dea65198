/** A temporary PostgreSQL: its own cluster in a temporary folder, on a free port, which is deleted after the tests. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/open-database.ts';
import type { Keep } from '#lib/server/ops/keep.ts';
import { storeOver } from '#lib/server/store.ts';
import { until } from './patience.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { freePort } from './server.ts';

/** PostgreSQL refuses to run as root. There it runs as the user that its package made. */
function whoRuns(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const id = (flag: string) => Number(execFileSync('id', [flag, process.env.PG_USER ?? 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

export class Cluster {
	readonly folder: string;
	readonly port: number;
	#databases = 0;
	#process: ChildProcess | undefined;
	readonly #programs: string;
	readonly #who = whoRuns();
	readonly #isDurable: boolean;
	/** In a named folder, it goes on with the data that is there. */
	constructor(port: number, isDurable: boolean, folder = mkdtempSync(join(tmpdir(), 'writing-table-postgres-'))) {
		this.folder = folder;
		const programs = postgresPrograms();
		if (programs === undefined)
			throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql), or PG_BIN is wrong');
		[this.port, this.#programs, this.#isDurable] = [port, programs, isDurable];
		mkdirSync(folder, { recursive: true });
		if (this.#who.uid !== undefined) chownSync(this.folder, this.#who.uid, this.#who.gid!);
		if (existsSync(join(this.#data, 'PG_VERSION'))) return;
		const options = ['-U', 'app', '-A', 'trust', '-E', 'UTF8', '--no-sync', '-D', this.#data];
		execFileSync(join(programs, 'initdb'), options, { ...this.#surroundings, stdio: 'ignore' });
	}
	get #data() {
		return join(this.folder, 'data');
	}
	get #surroundings() {
		return { ...this.#who, cwd: this.folder, env: { ...process.env, HOME: this.folder, LC_ALL: 'C.UTF-8' } };
	}
	async start() {
		const settings = [
			'listen_addresses=127.0.0.1',
			`unix_socket_directories=${this.folder}`,
			`fsync=${this.#isDurable ? 'on' : 'off'}`,
			'autovacuum=on'
		];
		const options = ['-D', this.#data, '-p', String(this.port), ...settings.flatMap((setting) => ['-c', setting])];
		const isAnswering = () => {
			// After a kill, the old backends end one by one, and a new server refuses to start until then.
			if (!this.#isRunning) this.#spawn(options);
			return this.#ask('select 1');
		};
		await until(isAnswering, 25, () => 'PostgreSQL does not answer');
	}
	get #isRunning() {
		return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
	}
	#spawn(options: string[]) {
		const running = spawn(join(this.#programs, 'postgres'), options, { ...this.#surroundings, stdio: 'ignore' });
		this.#process = running;
		// A run that is cut short must leave no server behind.
		const end = () => running.kill('SIGQUIT');
		process.once('exit', end);
		running.once('exit', () => process.off('exit', end));
	}
	/** Sends SIGKILL to the server itself. What was not on its disk is lost. */
	async kill() {
		const running = this.#process;
		this.#process = undefined;
		if (!running || running.exitCode !== null) return;
		await new Promise<void>((settle) => {
			running.once('exit', () => settle());
			running.kill('SIGKILL');
		});
	}
	/** Sends SIGKILL to one process that serves a connection. The server then ends all of them and recovers. */
	killBackend() {
		const [pid] = this.#tell("select pid from pg_stat_activity where datname like 'table%' order by random() limit 1");
		if (pid) process.kill(Number(pid), 'SIGKILL');
	}
	/** Gives the address of a new, empty database. Its tables are in another folder when one is named. */
	newDatabase(folder?: string): string {
		const name = `table_${++this.#databases}`;
		const isPlaced = folder === undefined || this.#ask(`create tablespace ${name} location '${folder}'`);
		const where = folder === undefined ? '' : ` tablespace ${name}`;
		if (!isPlaced || !this.#ask(`create database ${name}${where}`)) throw new Error('no database was made');
		return this.#addressOf(name);
	}
	/** Makes a folder into which it may put tables. */
	own(folder: string) {
		if (this.#who.uid !== undefined) chownSync(folder, this.#who.uid, this.#who.gid!);
	}
	/** Gives the address of the one database of a siege, which is made the first time. */
	theDatabase(): string {
		this.#ask('create database table_0');
		return this.#addressOf('table_0');
	}
	#addressOf(name: string) {
		return `postgres://app@127.0.0.1:${this.port}/${name}`;
	}
	/** `SIGINT` ends it in order, and `SIGQUIT` ends it like a crash. */
	async stop(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT') {
		const running = this.#process;
		this.#process = undefined;
		if (!running || running.exitCode !== null) return;
		await new Promise<void>((settle) => {
			running.once('exit', () => settle());
			running.kill(signal);
		});
	}
	async discard() {
		await this.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}
	#ask(statement: string): boolean {
		return this.#psql(statement).status === 0;
	}
	/** The lines that it answers. */
	#tell(statement: string): string[] {
		return this.#psql(statement).stdout.split('\n').filter(Boolean);
	}
	#psql(statement: string) {
		const options = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'app', '-qAtc', statement, 'postgres'];
		return spawnSync(join(this.#programs, 'psql'), options, { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
	}
}

/** `isDurable` is for measurements and for sieges. Other tests do not wait for the disk. */
export async function aCluster({ isDurable = false } = {}): Promise<Cluster> {
	const cluster = new Cluster(await freePort(), isDurable);
	await cluster.start();
	return cluster;
}

/** Gives a store on a new database of the cluster. */
export async function aPostgresStore(cluster: Cluster, now: () => number, keep?: Keep) {
	const url = cluster.newDatabase();
	const database = await openDatabase(url);
	const store = storeOver(database, { now, keep });
	return { store, database, url, discard: () => store.close() };
}
