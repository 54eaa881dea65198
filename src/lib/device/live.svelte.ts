import { liveQuery, type Subscription } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';
import { theConnection, type Connection } from './connection.svelte.ts';
import { whyNotStored } from './storing.ts';

/**
 * What a query gives, kept up to date while somebody looks. `current` is `initial` until `isReady`. It never throws when the
 * storage is lost: the last rows stay, `theConnection().state` tells the shell, and after a reopening it goes on.
 */
export class LiveRows<T> {
	#current: T;
	#isReady = false;
	readonly #query: () => Promise<T>;
	readonly #connection: Connection;
	readonly #watch: () => void;

	constructor(query: () => Promise<T>, initial: T, connection: Connection) {
		this.#current = initial;
		this.#query = query;
		this.#connection = connection;
		this.#watch = createSubscriber((update) => this.#follow(update));
	}

	get current(): T {
		this.#watch();
		return this.#current;
	}

	get isReady(): boolean {
		this.#watch();
		return this.#isReady;
	}

	#follow(update: () => void): () => void {
		let subscription: Subscription | undefined;
		let isWatched = true;
		let failures = 0;
		const subscribe = () => {
			subscription = liveQuery(this.#query).subscribe({ next, error });
		};
		const next = (rows: T) => {
			this.#current = rows;
			this.#isReady = true;
			failures = 0;
			update();
		};
		const error = (failure: unknown) => {
			if (!whyNotStored(failure)) return reportError(failure);
			void this.#reopened(++failures).then(() => isWatched && subscribe());
		};
		subscribe();
		return () => {
			isWatched = false;
			subscription?.unsubscribe();
		};
	}

	/** Settles when it makes sense to ask again: a storage that opens and fails over and over is given up until a person tries. */
	async #reopened(failures: number): Promise<void> {
		if (failures % 4 === 0 || !(await this.#connection.recover())) await this.#connection.giveUp();
	}
}

/** `liveRows(() => outboxEntries(database, code), [])`. For a query that follows a rune: `$derived.by(() => { const event = code; return liveRows(…) })`. */
export function liveRows<T>(query: () => Promise<T>, initial: T, connection: Connection = theConnection()): LiveRows<T> {
	return new LiveRows(query, initial, connection);
}
