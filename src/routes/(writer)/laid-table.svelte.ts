/** The table itself. It begins with what a first look at the storage gave, and then follows the device's live rows. */
import type { DraftRow, EventRow } from '#lib/device/rows.ts';
import type { Sitting } from '#lib/device/sittings.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { statusOf, type OutboxStatus } from '#lib/outbox/status.ts';
import type { OtherEvent } from './other-events.ts';
import type { Seated } from './seated.ts';
import type { Table } from './table-context.svelte.ts';
import type { TableRows } from './table-rows.ts';

export class LaidTable implements Table {
	readonly #seated: Seated;
	#rows = $state.raw<TableRows>();
	readonly #latest = $derived.by(() => this.#rows?.seat.current ?? { ...this.#seated, needsNewerApp: false });
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
		return this.#latest.needsNewerApp;
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
