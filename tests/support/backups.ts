/** Backups of a server under siege. They are made and restored with the operator's own commands. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { until } from './patience.ts';
import { postgresPrograms } from './postgres-programs.ts';

/** How many backups are kept at once. Older ones are deleted. */
const most = 3;

export class Backups {
	readonly #url: string;
	readonly #folder: string;
	#made: string[];
	/** Makes backups of the database at this address in this folder. The folder is made if needed. */
	constructor(url: string, folder: string) {
		this.#url = url;
		this.#folder = folder;
		mkdirSync(folder, { recursive: true });
		this.#made = readdirSync(folder)
			.filter((name) => name.startsWith('backup-') && !name.includes('before-'))
			.map((name) => join(folder, name));
	}
	get count() {
		return this.#made.length;
	}
	/** Makes a backup while the server runs. It throws with what the command said. */
	async make() {
		const file = join(this.#folder, `backup-${crypto.randomUUID()}`);
		await this.#run('backup', '--to', file);
		this.#made.push(file);
		for (const old of this.#made.splice(0, this.#made.length - most)) rmSync(old);
	}
	/**
	 * Restores one of the backups, which `chance` chooses (from 0 up to 1). The server must be stopped. It throws with what the
	 * command said.
	 */
	async restoreOne(chance: () => number) {
		const file = this.#made[Math.floor(chance() * this.#made.length)];
		if (file === undefined) throw new Error('there is no backup yet');
		// PostgreSQL needs a moment to notice that a killed server is gone.
		await until(
			() => this.#run('restore', '--from', file).then(() => true, passOver(/in use/)),
			200,
			() => 'the database stays in use'
		);
		this.#forgetWhatWasThere();
	}

	/** The command keeps the earlier database, which would fill the disk in a long siege. */
	#forgetWhatWasThere() {
		const file = this.#url.startsWith('sqlite:') ? this.#url.slice('sqlite:'.length) : join(this.#folder, 'backup');
		for (const name of readdirSync(dirname(file)))
			if (name.startsWith(basename(file)) && name.includes('before-')) rmSync(join(dirname(file), name));
	}

	#run(command: string, ...words: string[]): Promise<void> {
		const env = { ...process.env, DATABASE_URL: this.#url, PG_BIN: postgresPrograms() ?? '' };
		return new Promise((settle, fail) =>
			execFile(process.execPath, ['src/cli/run.js', command, ...words], { env }, (fault, stdout, stderr) =>
				fault ? fail(new Error(`npm run ${command}: ${stdout}${stderr}`)) : settle()
			)
		);
	}
}

/** Gives false for a failure that says this, and throws every other failure. */
const passOver = (said: RegExp) => (failure: Error) => {
	if (!said.test(failure.message)) throw failure;
	return false;
};
