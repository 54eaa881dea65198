/** What every writer's page may know of the table it lies on. The layout lays it once; `atTable()` asks for it. */
import { createContext } from 'svelte';
import type { DraftRow, EventRow } from '#lib/device/rows.ts';
import type { Sitting } from '#lib/device/sittings.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Pack } from '#lib/domain/pack.ts';
import type { OutboxStatus } from '#lib/outbox/status.ts';
import type { OtherEvent } from './other-events.ts';

/** The device's rows, kept up to date: read the fields in markup or `$derived`, never copy them. */
export interface Table {
	/** Code, device pseudonym, `table` and `mode`: `shared` or `own`. */
	readonly event: EventRow;
	readonly manifest: Manifest;
	readonly pack: Pack;
	/** The event was changed in a way that this app cannot follow: nothing is handed in until it is updated. */
	readonly needsNewerApp: boolean;
	/** The rows below were read. Until then there is nobody, no draft and no entry to be seen, and no count to be told. */
	readonly isCounted: boolean;
	/** Who sits here; `undefined` for the moment in which the table is being cleared. */
	readonly sitting: Sitting | undefined;
	/** Open drafts of this event, the last saved first. */
	readonly drafts: DraftRow[];
	/** What was handed in on this device, in that order. */
	readonly entries: OutboxEntry[];
	/** The counts of the outbox. */
	readonly outbox: OutboxStatus;
	/** How delivering last went. */
	readonly drain: DrainState;
	/** What was handed in on this device at its other events. */
	readonly others: OtherEvent[];
	/** Tries at once to deliver, after a hand-in and on the button. */
	readonly sendNow: () => void;
}

/** `atTable()` throws outside of the writer's pages. */
export const [atTable, layTable] = createContext<Table>();
