/** What every writer's page may know of its table. The layout makes it once, and pages get it with `atTable()`. */
import { createContext } from 'svelte';
import type { DraftRow, EventRow } from '#lib/device/rows.ts';
import type { Sitting } from '#lib/device/sittings.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Pack } from '#lib/domain/pack.ts';
import type { OutboxStatus } from '#lib/outbox/status.ts';
import type { OtherEvent } from './other-events.ts';

/** The device's rows, kept up to date. Read the fields in markup or in a `$derived`, and never copy them. */
export interface Table {
	/** The event's code, the device's pseudonym, `table`, and `mode`: `shared` or `own`. */
	readonly event: EventRow;
	readonly manifest: Manifest;
	readonly pack: Pack;
	/** The event was changed in a way that this app cannot follow. Nothing can be handed in until the app is updated. */
	readonly needsNewerApp: boolean;
	/** Whether the rows below were read. Until then there is nobody, no draft, no entry and no count to show. */
	readonly isCounted: boolean;
	/** The sitting of the present writer. It is `undefined` during the moment in which the table is cleared. */
	readonly sitting: Sitting | undefined;
	/** The open drafts of this event, the last saved first. */
	readonly drafts: DraftRow[];
	/** What was handed in on this device, in the order of handing in. */
	readonly entries: OutboxEntry[];
	/** The counts of the outbox. */
	readonly outbox: OutboxStatus;
	/** How the last delivery went. */
	readonly drain: DrainState;
	/** What was handed in on this device at its other events. */
	readonly others: OtherEvent[];
	/** Tries to deliver at once, after a hand-in or when the button is pressed. */
	readonly sendNow: () => void;
}

/** Gives the table. `atTable()` throws outside of the writer's pages. */
export const [atTable, layTable] = createContext<Table>();
