/**
 * The table a writer sits at, laid once by the layout and asked for by every page below it. The fields are runes underneath:
 * read them in markup or `$derived`, never copy them.
 */
import { createContext } from 'svelte';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';

/** The event this device has joined: what its join link said, and who the device is for the server. */
export interface JoinedEvent {
	code: string;
	token: string;
	fingerprint: string;
	/** The device's pseudonym in this event. */
	device: string;
	/** A label such as "7"; only a shared device has one. */
	table?: string;
	/** `shared`: one sitting a writer, cleared for the next; `own`: the writer's, which keeps what they wrote. */
	mode: 'shared' | 'own';
}
export interface Sitting {
	id: string;
}
export interface OutboxCounts {
	safeHere: number;
	delivered: number;
	inTrouble: number;
}
export interface Table {
	readonly event: JoinedEvent;
	readonly manifest: Manifest;
	readonly pack: Pack;
	/** `undefined` until the first sheet of this sitting is laid down. */
	readonly sitting: Sitting | undefined;
	readonly outbox: OutboxCounts;
}

/** `atTable()` gives the table; it throws outside of the writer's pages. */
export const [atTable, layTable] = createContext<Table>();
