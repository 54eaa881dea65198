/**
 * The table a writer sits at, laid once by the layout and asked for by every page below it. What is read here are the device's
 * rows, kept up to date: read the fields in markup or `$derived`, never copy them.
 */
import { createContext } from 'svelte';
import { theDatabase } from '#lib/device/database.ts';
import { draftsOf } from '#lib/device/drafts.ts';
import { findEvent } from '#lib/device/events.ts';
import { liveRows } from '#lib/device/live.svelte.ts';
import { drainStateOf, outboxEntries } from '#lib/device/outbox-entries.ts';
import type { DraftRow, EventRow } from '#lib/device/rows.ts';
import { openSitting, type Sitting } from '#lib/device/sittings.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { parsePack, type Pack } from '#lib/domain/pack.ts';
import { statusOf } from '#lib/outbox/status.ts';

/** An event row whose manifest and pack were read; both were verified before they were stored. */
export interface Seated {
	event: EventRow;
	manifest: Manifest;
	pack: Pack;
}

/** `undefined` when the row's pack is not there or cannot be read. */
export function seatAt(event: EventRow): Seated | undefined {
	const manifest = parseManifest(event.manifest);
	const pack = parsePack(event.pack);
	return manifest.kind === 'parsed' && pack.kind === 'parsed' ? { event, manifest: manifest.value, pack: pack.value } : undefined;
}

export class Table {
	readonly #seated: Seated;
	readonly #rows;
	readonly #sitting;
	readonly #drafts;
	readonly #entries;
	readonly #drain;
	readonly #latest;
	readonly #status;
	/** Tries at once to deliver, after a hand-in and on the button. */
	readonly sendNow: () => void;

	constructor(seated: Seated, sitting: Sitting, sendNow: () => void) {
		const [database, { code }] = [theDatabase(), seated.event];
		this.#seated = seated;
		this.#rows = liveRows<EventRow | undefined>(() => findEvent(database, code), seated.event);
		this.#sitting = liveRows<Sitting | undefined>(() => openSitting(database, code), sitting);
		this.#drafts = liveRows<DraftRow[]>(() => draftsOf(database, code), []);
		this.#entries = liveRows<OutboxEntry[]>(() => outboxEntries(database, code), []);
		this.#drain = liveRows<DrainState>(() => drainStateOf(database, code), { kind: 'idle' });
		this.#latest = $derived(this.#readAgain(this.#rows.current));
		this.#status = $derived(statusOf(this.#entries.current));
		this.sendNow = sendNow;
	}

	// Each hand-in changes the event's row, and reading a pack anew is work: only when the signed texts changed.
	#readAgain(row: EventRow = this.#seated.event): Seated {
		const { event } = this.#seated;
		if (row.manifest === event.manifest && row.packDigest === event.packDigest) return { ...this.#seated, event: row };
		return seatAt(row) ?? { ...this.#seated, event: row };
	}

	/** Code, device pseudonym, `table` and `mode`: `shared` or `own`. */
	get event(): EventRow {
		return this.#latest.event;
	}
	get manifest(): Manifest {
		return this.#latest.manifest;
	}
	get pack(): Pack {
		return this.#latest.pack;
	}
	/** Who sits here; `undefined` for the moment in which the table is being cleared. */
	get sitting(): Sitting | undefined {
		return this.#sitting.current;
	}
	/** Open drafts of this event, the last saved first. */
	get drafts(): DraftRow[] {
		return this.#drafts.current;
	}
	/** What was handed in on this device, in that order. */
	get entries(): OutboxEntry[] {
		return this.#entries.current;
	}
	/** The counts of the outbox. */
	get outbox() {
		return this.#status;
	}
	/** How delivering last went. */
	get drain(): DrainState {
		return this.#drain.current;
	}
}

/** `atTable()` gives the table; it throws outside of the writer's pages. */
export const [atTable, layTable] = createContext<Table>();
