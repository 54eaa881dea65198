/** The table itself, over the device's live rows. Apart from its context, so that pages come before the storage is loaded. */
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
import { statusOf, type OutboxStatus } from '#lib/outbox/status.ts';
import type { Table } from './table-context.svelte.ts';

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

export class LaidTable implements Table {
	readonly #seated: Seated;
	readonly #rows;
	readonly #sitting;
	readonly #drafts;
	readonly #entries;
	readonly #drain;
	readonly #latest;
	readonly #status;
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

	get event(): EventRow {
		return this.#latest.event;
	}
	get manifest(): Manifest {
		return this.#latest.manifest;
	}
	get pack(): Pack {
		return this.#latest.pack;
	}
	get sitting(): Sitting | undefined {
		return this.#sitting.current;
	}
	get drafts(): DraftRow[] {
		return this.#drafts.current;
	}
	get entries(): OutboxEntry[] {
		return this.#entries.current;
	}
	get outbox(): OutboxStatus {
		return this.#status;
	}
	get drain(): DrainState {
		return this.#drain.current;
	}
}
