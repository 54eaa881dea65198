/**
 * One print run. It is laid out file after file, and each file is saved before the next is begun. The saved letters or cards
 * become one batch.
 */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { Held, HeldAddress, Missing, SenderLeftOut } from '#lib/domain/print/held.ts';
import { newPace, type PrintPace, type PaceReading } from '#lib/domain/print/pace.ts';
import type { Volume } from '#lib/domain/print/volumes.ts';
import type { Batches } from '../batches.svelte.ts';
import type { FilePlace } from './file-place.ts';
import { isOfItself, type RoomKind } from './in-scope.ts';

/** What became of one file. */
export type PrintedVolume =
	| {
			kind: 'printed';
			pages: number;
			/** Ids of the items in it. */
			printed: string[];
			held: HeldAddress[];
			missing: Missing[];
			senders?: SenderLeftOut[];
	  }
	/** Every item was held back, so no file was made. */
	| { kind: 'nothing'; held: HeldAddress[] }
	| { kind: 'cancelled' | 'no-memory' | 'fonts-unreachable' };

interface VolumeWatch {
	onProgress: (progress: PaceReading) => void;
	/** Called with the file's bytes in their order, once the whole file is laid out. */
	onPart: (bytes: Bytes) => void;
	signal: AbortSignal;
}

/** What a run needs of the printing room. A promise rejects only when the worker itself breaks. */
export interface VolumePrinter {
	print(volume: Volume, watch: VolumeWatch): Promise<PrintedVolume>;
	close(): void;
}

export interface RunOrder {
	volumes: readonly Volume[];
	/** Opens the printer at the start of the run. The run closes it at its end. */
	openPrinter: () => VolumePrinter;
	nameOf: (volume: Volume) => string;
	place: FilePlace;
	what: RoomKind;
	/** Ids of batches that already hold some of these items, as the person saw when they chose. */
	again: string[];
}

/** A file that was saved. Only a person knows whether it came out of a printer. */
export interface SavedFile {
	name: string;
	pages: number;
	caseIds: string[];
	/** The ids of the items in the file. */
	ids: string[];
}

/** Why a run ended before its last file. Files that were saved before stay. */
export type Stop = 'cancelled' | 'disk-full' | 'not-writable' | 'fonts-unreachable' | 'no-memory' | 'broken';

interface Outcome {
	what: RoomKind;
	of: number;
	files: readonly SavedFile[];
	held: readonly Held[];
	/** Whether the run makes a batch. Labels, envelopes and covers go with a batch and make none. */
	isBatch: boolean;
	/**
	 * The id of the batch. It is absent when the run makes none, or when this device could not store it, so that nobody will know
	 * of it.
	 */
	batch?: string;
}

/** `held` lists items that were left out because of their address, or printed with boxes in place of signs. */
export type RunState =
	| { kind: 'rest' }
	| { kind: 'under-way'; file: number; of: number; progress: PaceReading; pace: PrintPace; files: readonly SavedFile[] }
	| ({ kind: 'saved'; place: FilePlace; stop?: Stop } & Outcome)
	/** A person said that the file came out of the printer. */
	| ({ kind: 'marked' } & Outcome)
	| { kind: 'stopped'; why: Stop }
	| { kind: 'nothing'; held: readonly HeldAddress[] };

/** One print run after the other. It makes the files, notes them as a batch, and says how the run ended. */
export class PrintRun {
	#state = $state.raw<RunState>({ kind: 'rest' });
	#stop = new AbortController();
	readonly #batches: Batches;
	readonly #clock: Clock;

	/** The run as its batch stands by now. Any organiser on any device may have marked it as printed or taken it back. */
	readonly state: RunState = $derived.by(() => this.#asKnown(this.#state));

	constructor(batches: Batches, clock: Clock) {
		this.#batches = batches;
		this.#clock = clock;
	}

	async print(order: RunOrder): Promise<void> {
		if (this.#state.kind === 'under-way') return;
		this.#stop = new AbortController();
		const printer = order.openPrinter();
		const files: SavedFile[] = [];
		const held: Held[] = [];
		const stop = await this.#printAll(printer, order, files, held).catch(() => 'broken' as const);
		printer.close();
		if (files.length > 0) await this.#note(order, files, held, stop);
		else if (stop) this.#state = { kind: 'stopped', why: stop };
		else this.#state = { kind: 'nothing', held: held.filter((each) => each.reason === 'address') };
	}

	/** Notes that the file came out of the printer. */
	async mark(): Promise<void> {
		const batch = this.#batch;
		if (batch !== undefined) await this.#batches.markPrinted(batch);
		else this.reset();
	}

	/** Notes that the file did not print, or that it was marked too soon. Its items are free again. */
	async takeBack(): Promise<void> {
		const batch = this.#batch;
		if (batch !== undefined) await this.#batches.takeBack(batch, 'all');
		this.reset();
	}

	/** Stops the run at once. Saved files stay, and the file under way is not made. */
	cancel() {
		this.#stop.abort();
	}

	/** Clears a run that is over, because another choice was made. Files about which a person must still answer stay. */
	settle() {
		if (this.state.kind !== 'under-way' && this.state.kind !== 'saved') this.reset();
	}

	reset() {
		this.#state = { kind: 'rest' };
	}

	get #batch(): string | undefined {
		return this.#state.kind === 'saved' ? this.#state.batch : undefined;
	}

	#asKnown(state: RunState): RunState {
		if (state.kind !== 'saved') return state;
		const batch = this.#batches.list.find(({ id }) => id === state.batch);
		if (batch?.state === 'taken-back') return { kind: 'rest' };
		return batch?.state === 'printed' || batch?.state === 'posted' ? { ...state, kind: 'marked' } : state;
	}

	async #printAll(printer: VolumePrinter, order: RunOrder, files: SavedFile[], held: Held[]): Promise<Stop | undefined> {
		const tell = this.#teller(order, files);
		for (const volume of order.volumes) {
			tell.begins(volume);
			const name = order.nameOf(volume);
			const file = order.place.open(name);
			const { signal } = this.#stop;
			const printed = await printer.print(volume, { onProgress: tell.progress, onPart: file.take, signal });
			const stop = stopOf(printed);
			if (stop) return stop;
			held.push(...heldIn(printed));
			tell.ends();
			if (printed.kind !== 'printed') continue;
			const written = await file.close();
			if (written.kind !== 'saved') return written.kind;
			files.push({ name, pages: printed.pages, caseIds: volume.caseIds, ids: printed.printed });
		}
		return undefined;
	}

	async #note({ what, again, place, volumes }: RunOrder, files: SavedFile[], held: Held[], stop: Stop | undefined) {
		const itemIds = files.flatMap(({ ids }) => ids);
		const pages = files.reduce((sum, file) => sum + file.pages, 0);
		const isBatch = isOfItself(what);
		const made = isBatch ? await this.#batches.make({ itemIds, what, pages, again }) : undefined;
		const batch = made?.kind === 'made' ? made.batch : undefined;
		this.#state = { kind: 'saved', place, stop, what, of: volumes.length, files, held, isBatch, batch };
	}

	/** Counts progress across all files and measures how fast the run goes. */
	#teller({ volumes }: RunOrder, files: readonly SavedFile[]) {
		const total = volumes.reduce((sum, { items }) => sum + items.length, 0);
		const pace = newPace();
		let file = 0;
		let before = { done: 0, pages: 0 };
		let now = { done: 0, pages: 0 };
		const progress = ({ done, pages }: Pick<PaceReading, 'done' | 'pages'>) => {
			now = { done: before.done + done, pages: before.pages + pages };
			const reading = { ...now, total };
			const known = pace.note(reading, this.#clock.elapsedMs());
			this.#state = { kind: 'under-way', file, of: volumes.length, progress: reading, pace: known, files: [...files] };
		};
		return {
			progress,
			begins(volume: Volume) {
				file = volume.number;
				progress({ done: 0, pages: 0 });
			},
			ends: () => void (before = now)
		};
	}
}

function stopOf(printed: PrintedVolume): Stop | undefined {
	return printed.kind === 'printed' || printed.kind === 'nothing' ? undefined : printed.kind;
}

function heldIn(printed: PrintedVolume): Held[] {
	if (printed.kind === 'printed') return [...printed.held, ...printed.missing, ...(printed.senders ?? [])];
	return printed.kind === 'nothing' ? printed.held : [];
}
