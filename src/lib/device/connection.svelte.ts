import type { Clock } from '#lib/domain/clock.ts';
import { deviceClock } from './clock.ts';
import { theDatabase, type Database } from './database.ts';
import { isAnswering, openOrReopen, reopen } from './reopen.ts';

/** Whether this device's storage can be read: the shell shows "Reopening…", and when it is lost reloads once, then says so. */
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

	/** For the start of the app: opens, and gives up on a browser that hangs. True when it is open. */
	start(): Promise<boolean> {
		return this.#once(() => openOrReopen(this.#database, this.#clock));
	}

	/** After an error of the storage. Everybody who asks meanwhile waits for the same attempt. */
	recover(): Promise<boolean> {
		return this.#once(() => ((this.state = 'reopening'), reopen(this.#database, this.#clock)));
	}

	/**
	 * For when the page is seen again and every half minute: a connection that hangs gives no error by itself. Work that waits for
	 * the opening ends as an outcome when it is closed and opened anew.
	 */
	async check(): Promise<boolean> {
		if (this.state === 'lost') return false;
		return (await isAnswering(this.#database, this.#clock)) || this.recover();
	}

	/** It opens, and yet every query fails. Ends when somebody's `recover` succeeds, as behind the shell's "Try again". */
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
