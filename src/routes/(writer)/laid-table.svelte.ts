/** The table itself. It begins with what a first look at the storage gave, and then follows the device's live rows. */
import type { DraftRow, EventRow } from '#lib/device/rows.ts';
import type { Sitting } from '#lib/device/sittings.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import { isTooNew } from '#lib/domain/newer-record.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { statusOf, type OutboxStatus } from '#lib/outbox/status.ts';
import type { OtherEvent } from './other-events.ts';
import { seatAt, type Seated } from './seated.ts';
import type { Table } from './table-context.svelte.ts';
import type { TableRows } from './table-rows.ts';

export class LaidTable implements Table {
	readonly #seated: Seated;
	#rows = $state.raw<TableRows>();
	readonly #latest = $derived.by(() => this.#readAgain(this.#rows?.event.current));
	readonly #needsNewerApp = $derived.by(() => this.event.newer !== undefined && isTooNew(this.event.newer));
	readonly #status = $derived.by(() => statusOf(this.entries));
	readonly sendNow: () => void;

	constructor(seated: Seated, sendNow: () => void) {
		this.#seated = seated;
		this.sendNow = sendNow;
	}

	/** Makes the table show these rows from now on. */
	follow(rows: TableRows) {
		this.#rows = rows;
	}

	// Each hand-in changes the event's row, and parsing a pack is work. So the pack is parsed again only when the signed texts
	// changed.
	#readAgain(row: EventRow = this.#seated.event): Seated {
		const { event } = this.#seated;
		if (row.manifest === event.manifest && row.packDigest === event.packDigest) return { ...this.#seated, event: row };
		return seatAt(row) ?? { ...this.#seated, event: row };
	}

	get isCounted(): boolean {
		return (this.#rows?.entries.isReady && this.#rows.drafts.isReady) ?? false;
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
	get needsNewerApp(): boolean {
		return this.#needsNewerApp;
	}
	get sitting(): Sitting | undefined {
		return this.#rows?.sitting.current;
	}
	get drafts(): DraftRow[] {
		return this.#rows?.drafts.current ?? [];
	}
	get entries(): OutboxEntry[] {
		return this.#rows?.entries.current ?? [];
	}
	get outbox(): OutboxStatus {
		return this.#status;
	}
	get others(): OtherEvent[] {
		return this.#rows?.others.current ?? [];
	}
	get drain(): DrainState {
		return this.#rows?.drain.current ?? { kind: 'idle' };
	}
}
