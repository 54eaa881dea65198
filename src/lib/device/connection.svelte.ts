import type { Clock } from '#lib/domain/clock.ts';
import { deviceClock } from './clock.ts';
import { theDatabase, type Database } from './database.ts';
import { isAnswering, openOrReopen, reopen } from './reopen.ts';

/** Whether this device's storage can be read. The shell shows "Reopening…". When the storage is lost, it reloads once, then says so. */
export class Connection {
	state = $state<'open' | 'reopening' | 'lost'>('open');
	readonly #database: Database;
	readonly #clock: Clock;
	#attempt: Promise<boolean> | undefined;
	readonly #waiting: (() => void)[] = [];

	constructor(database: Database, clock: Clock = deviceClock) {
		this.#database = database;
		this.#clock = clock;
	}

	/** Opens the storage at the start of the app. It gives `false` when it stays shut, also when the browser hangs. */
	start(): Promise<boolean> {
		return this.#once(() => openOrReopen(this.#database, this.#clock));
	}

	/** Opens the storage again after an error. All who call it meanwhile wait for the same attempt. */
	recover(): Promise<boolean> {
		return this.#once(() => ((this.state = 'reopening'), reopen(this.#database, this.#clock)));
	}

	/**
	 * Checks the connection, when the page is seen again and every half minute, because a connection that hangs gives no error. When
	 * it is closed and opened again, the work that waited for it ends with an outcome.
	 */
	async check(): Promise<boolean> {
		if (this.state === 'lost') return false;
		return (await isAnswering(this.#database, this.#clock)) || this.recover();
	}

	/** Gives up a storage that opens while every query fails. It settles when a `recover` succeeds, as by the shell's "Try again". */
	giveUp(): Promise<void> {
		this.state = 'lost';
		return new Promise((resume) => this.#waiting.push(resume));
	}

	#once(attempt: () => Promise<boolean>): Promise<boolean> {
		this.#attempt ??= attempt().then((isOpen) => {
			this.#attempt = undefined;
			this.state = isOpen ? 'open' : 'lost';
			if (isOpen) this.#waiting.splice(0).forEach((resume) => resume());
			return isOpen;
		});
		return this.#attempt;
	}
}

let connected: Connection | undefined;
/** The connection of `theDatabase()`. */
export function theConnection(): Connection {
	connected ??= new Connection(theDatabase());
	return connected;
}
