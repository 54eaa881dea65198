import { liveQuery, type Subscription } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';
import { theConnection, type Connection } from './connection.svelte.ts';
import { whyNotStored } from './storing.ts';

/**
 * The result of a query, kept up to date while somebody reads it. `current` is `initial` until `isReady`. Lost storage does not make
 * it throw: the last rows stay, `theConnection().state` tells the shell, and the query goes on after the storage was opened again.
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

	/** Settles when the query may be asked again. Storage that opens and fails again and again waits until a person tries. */
	async #reopened(failures: number): Promise<void> {
		if (failures % 4 === 0 || !(await this.#connection.recover())) await this.#connection.giveUp();
	}
}

/**
 * Gives the live result of a query, as in `liveRows(() => outboxEntries(database, code), [])`. For a query that follows a rune, write
 * `$derived.by(() => { const event = code; return liveRows(…) })`.
 */
export function liveRows<T>(query: () => Promise<T>, initial: T, connection: Connection = theConnection()): LiveRows<T> {
	return new LiveRows(query, initial, connection);
}
