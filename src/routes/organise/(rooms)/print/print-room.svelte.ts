/** What is chosen in the print room, and what follows from it: which items, in which order, in which files. */
import type { DirectEnvelope } from '#lib/domain/envelope.ts';
import { labelGrids, labelsOn, type LabelSheet } from '#lib/domain/label-sheet.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import type { PrinterSetting } from '#lib/domain/printer-setting.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { coverCases } from '#lib/printing/cover-facts.ts';
import type { PrintRequest } from '#lib/printing/print-request.ts';
import { mostPerVolume, volumesOf, type Volume } from '#lib/printing/volumes.ts';
import type { Desk } from '../../desk.svelte.ts';
import { theSheetWords } from '../../sheet-words.ts';
import type { Entry } from '../../tray.svelte.ts';
import { keepPrinter, keptPrinter } from './kept-printer.ts';
import { kindWords, type RoomKind } from './room-kinds.ts';

/** Only what no batch holds; everything; or what one batch holds, once more. */
export type Scope = 'unprinted' | 'all' | 'batch';

const cardsPerSheet = 4;

export class PrintRoom {
	kind = $state<RoomKind>('letters');
	scope = $state<Scope>('unprinted');
	batch = $state('');
	/** None is all. */
	caseIds = $state.raw<readonly string[]>([]);
	#printer = $state.raw(keptPrinter());
	readonly #desk: Desk;

	readonly #inScope: Entry[] = $derived.by(() => this.#entries());
	readonly volumes: Volume[] = $derived.by(() => this.#volumesOf(this.kind, this.#entriesOf(this.kind)));
	/** In the order they print. */
	readonly chosen: Item[] = $derived.by(() => this.volumes.flatMap(({ items }) => items));
	/** What one leafs through: letters, sheets of cards or labels, covers. */
	readonly leaves: Item[][] = $derived.by(() => this.#leaves());
	/** Sheets of paper one would take in hand: letters, cards, labels, envelopes, covers. */
	readonly count = $derived.by(() => this.countOf(this.kind));

	constructor(desk: Desk) {
		this.#desk = desk;
	}

	get printer(): PrinterSetting {
		return this.#printer;
	}

	get envelope(): Envelope {
		return this.#printer.envelope ?? this.#desk.open.manifest.settings.envelope;
	}

	/** The event's own is not remembered: it may change, and the next event has another. */
	set envelope(envelope: Envelope) {
		this.set({ envelope: envelope === this.#desk.open.manifest.settings.envelope ? undefined : envelope });
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

	/** Remembered on this device. */
	set(change: Partial<PrinterSetting>) {
		this.#printer = { ...this.#printer, ...change };
		keepPrinter(this.#printer);
	}

	countOf(kind: RoomKind): number {
		const entries = this.#entriesOf(kind);
		return kind === 'covers' ? new Set(entries.map(({ row }) => row.caseId)).size : entries.length;
	}

	/** A batch once more, as the same kind; another kind may be chosen then, such as its labels. */
	again(batch: string, kind: RoomKind) {
		this.batch = batch;
		this.scope = 'batch';
		this.kind = kind;
		this.caseIds = [];
	}

	/** The files of these items, whatever is chosen by now. */
	volumesFor(ids: readonly string[]): Volume[] {
		const these = new Set(ids);
		const entries = this.#desk.tray.entries.filter(({ row }) => these.has(row.id));
		return this.#volumesOf(this.kind, entries);
	}

	request(): PrintRequest {
		const { printer, kind, envelope } = this;
		const { code, pack, manifest } = this.#desk.open;
		const words = theSheetWords();
		return {
			...{ kind, envelope, words, caseNames: namesIn(pack), createdAt: new Date() },
			title: kindWords[kind].title(words).replace('{event}', code),
			labels: { sheet: printer.labelSheet, startAt: printer.labelStart },
			direct: printer.direct,
			covers: { event: manifest.name, cases: coverCases(pack, screenLanguage.current) },
			flip: printer.flip,
			hasBleed: printer.hasBleed,
			hasFoldMarks: printer.hasFoldMarks,
			nudgeMm: printer.nudgeMm
		};
	}

	#entries(): Entry[] {
		const { entries, batches } = this.#desk.tray;
		const inBatch = this.scope === 'batch' ? new Set(batches.itemsOf(this.batch)) : undefined;
		return entries.filter(({ row, isTaken }) => {
			if (this.caseIds.length > 0 && !this.caseIds.includes(row.caseId)) return false;
			return inBatch ? inBatch.has(row.id) : this.scope === 'all' || !isTaken;
		});
	}

	/** Labels and envelopes are for letters: a card carries its own address. */
	#entriesOf(kind: RoomKind): Entry[] {
		if (kind === 'covers') return this.#inScope;
		return this.#inScope.filter(({ item }) => item.kind === (kind === 'cards' ? 'card' : 'letter'));
	}

	/** A sheet of labels begun goes on: they, and what lies on top of the piles, stay in one file. */
	#volumesOf(kind: RoomKind, entries: readonly Entry[]): Volume[] {
		const isWhole = kind === 'labels' || kind === 'covers';
		return volumesOf(
			entries.map(({ item }) => item),
			{
				caseOrder: this.#desk.open.pack.cases.map(({ id }) => id),
				isPerCase: this.printer.isPerCase && !isWhole,
				most: isWhole ? Infinity : mostPerVolume
			}
		);
	}

	#leaves(): Item[][] {
		const { chosen, printer } = this;
		if (this.kind === 'cards') return pieces(chosen, cardsPerSheet);
		if (this.kind === 'covers') return [...Map.groupBy(chosen, ({ caseId }) => caseId).values()];
		if (this.kind !== 'labels') return chosen.map((item) => [item]);
		const capacity = labelsOn(labelGrids[printer.labelSheet]);
		const first = capacity - printer.labelStart + 1;
		return [chosen.slice(0, first), ...pieces(chosen.slice(first), capacity)].filter((piece) => piece.length > 0);
	}
}

const pieces = (items: Item[], size: number): Item[][] =>
	Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/** The request of one file: its title names its case when there are several files. */
export function forVolume(request: PrintRequest, { of, caseIds }: Volume): PrintRequest {
	const [only, ...others] = caseIds;
	if (of === 1 || only === undefined || others.length > 0) return request;
	return { ...request, title: `${request.title}, ${request.caseNames?.[only] ?? only}` };
}

const namesIn = (pack: Pack): Record<string, string> => Object.fromEntries(pack.cases.map(({ id, names }) => [id, names.full]));
