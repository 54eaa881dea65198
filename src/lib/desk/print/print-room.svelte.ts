/** What is chosen in the print room, and what follows from it: the items, their order and their files. */
import type { DirectEnvelope } from '#lib/domain/print/direct-envelope.ts';
import type { Item } from '#lib/domain/item.ts';
import type { LabelSheet } from '#lib/domain/print/label-sheet.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { OwnWindow } from '#lib/domain/print/measured-envelope.ts';
import type { PrinterSetting } from '#lib/domain/print/printer-setting.ts';
import { mostPerVolume, volumesOf, type Volume } from '#lib/domain/print/volumes.ts';
import type { Desk } from '../desk.svelte.ts';
import type { Entry } from '../tray.svelte.ts';
import { ownWindowOf } from './print-choice.ts';
import { steadyLeaves } from './steady-leaves.ts';
import { among, countCases, inParcels, inScope, leavesOf, ofKind, type RoomKind, type Scope } from './in-scope.ts';

/** What this device remembers of its printer. It can be read without waiting. */
export interface PrinterMemory {
	read(): PrinterSetting;
	keep(setting: PrinterSetting): void;
}

/** What is chosen in the print room, and which items that means. */
export class PrintRoom {
	kind = $state<RoomKind>('letters');
	scope = $state<Scope>('unprinted');
	#batch = $state('');
	/** Empty means all cases. */
	caseIds = $state.raw<readonly string[]>([]);
	#printer = $state.raw() as PrinterSetting;
	readonly #desk: Desk;
	readonly #memory: PrinterMemory;
	readonly #steady = steadyLeaves<Item>();

	readonly #inScope: Entry[] = $derived.by(() => this.#entries(this.kind));
	readonly volumes: Volume[] = $derived.by(() => this.#volumesOf(ofKind(this.#inScope, this.kind)));
	/** The chosen items in the order in which they are printed. */
	readonly chosen: Item[] = $derived.by(() => this.volumes.flatMap(({ items }) => items));
	/** What a person leafs through: letters, sheets of cards or labels, or covers. */
	readonly leaves: Item[][] = $derived.by(() => this.#steady(leavesOf(this.chosen, this.kind, this.printer)));
	/** How many pieces a person would take in hand: letters, cards, labels, envelopes or covers. */
	readonly count = $derived.by(() => this.countOf(this.kind));

	constructor(desk: Desk, memory: PrinterMemory) {
		this.#desk = desk;
		this.#memory = memory;
		this.#printer = memory.read();
	}

	/** The chosen batch: the newest one until another is chosen. It is empty when there is none. */
	get batch(): string {
		return this.#batch || (this.#desk.batches.list[0]?.id ?? '');
	}

	set batch(id: string) {
		this.#batch = id;
	}

	get printer(): PrinterSetting {
		return this.#printer;
	}

	get envelope(): Envelope {
		return this.#printer.envelope ?? this.#eventEnvelope;
	}

	/** The event's own envelope is not remembered: it may change, and the next event has another. */
	set envelope(envelope: Envelope) {
		const isEventsOwn = envelope === this.#eventEnvelope && this.unknownEnvelope === undefined;
		this.set({ envelope: isEventsOwn ? undefined : envelope });
	}

	/** The newer app's name for this event's envelope, when this app does not know that envelope. */
	get unknownEnvelope(): string | undefined {
		return this.#desk.open.unknownEnvelope;
	}

	/** Whether a person must first say which envelope is used. */
	get isEnvelopeMissing(): boolean {
		return this.unknownEnvelope !== undefined && this.#printer.envelope === undefined && !this.ownWindow;
	}

	/**
	 * The envelope that is used. It is `undefined` while the event names an envelope that this app does not know and nobody chose
	 * another.
	 */
	get pickedEnvelope(): Envelope | 'own' | undefined {
		if (this.ownWindow) return 'own';
		return this.isEnvelopeMissing ? undefined : this.envelope;
	}

	set pickedEnvelope(picked: Envelope | 'own' | undefined) {
		this.set({ isOwnWindow: picked === 'own' ? true : undefined });
		if (picked && picked !== 'own') this.envelope = picked;
	}

	/** A window that somebody measured, while it is the one in use. */
	get ownWindow(): OwnWindow | undefined {
		return ownWindowOf(this.#printer);
	}

	get isForEnvelope(): boolean {
		return this.kind === 'letters' || this.kind === 'covers' || this.kind === 'cards';
	}

	get labelSheet(): LabelSheet {
		return this.#printer.labelSheet;
	}

	set labelSheet(labelSheet: LabelSheet) {
		this.set({ labelSheet, labelStart: 1 });
	}

	get direct(): DirectEnvelope {
		return this.#printer.direct;
	}

	set direct(direct: DirectEnvelope) {
		this.set({ direct });
	}

	get flip(): PrinterSetting['flip'] {
		return this.#printer.flip;
	}

	set flip(flip: PrinterSetting['flip']) {
		this.set({ flip });
	}

	/** Changes the printer's settings and remembers them on this device. */
	set(change: Partial<PrinterSetting>) {
		this.#printer = { ...this.#printer, ...change };
		this.#memory.keep(this.#printer);
	}

	/** How many letters get no label or envelope because they go in a parcel, while labels or envelopes are chosen. */
	get inParcels(): number {
		return this.kind === 'labels' || this.kind === 'envelopes' ? inParcels(this.#inScope) : 0;
	}

	countOf(kind: RoomKind): number {
		const entries = ofKind(kind === this.kind ? this.#inScope : this.#entries(kind), kind);
		return kind === 'covers' ? countCases(entries) : entries.length;
	}

	/** Chooses a batch to print once more, at first as the same kind. Another kind may then be chosen, such as its labels. */
	again(batch: string, kind: RoomKind) {
		this.batch = batch;
		this.scope = 'batch';
		this.kind = kind;
		this.caseIds = [];
	}

	/** Gives the files for these items, whatever is chosen by now. */
	volumesFor(ids: readonly string[]): Volume[] {
		const isMeant = among(ids);
		return this.#volumesOf(this.#desk.tray.entries.filter(({ row }) => isMeant(row.id)));
	}

	get #eventEnvelope(): Envelope {
		return this.#desk.open.manifest.settings.envelope;
	}

	#entries(kind: RoomKind): Entry[] {
		const { entries, batches } = this.#desk.tray;
		const { scope, caseIds } = this;
		return inScope(entries, { kind, scope, caseIds, batchIds: scope === 'batch' ? batches.itemsOf(this.batch) : [] });
	}

	/** A label sheet that was begun is continued. The labels, and the sheets on top of the piles, therefore stay in one file. */
	#volumesOf(entries: readonly Entry[]): Volume[] {
		const isWhole = this.kind === 'labels' || this.kind === 'covers';
		return volumesOf(
			entries.map(({ item }) => item),
			{
				caseOrder: this.#desk.open.pack.cases.map(({ id }) => id),
				isPerCase: this.printer.isPerCase && !isWhole,
				most: isWhole ? Infinity : mostPerVolume
			}
		);
	}
}
