/** One print run: laid out file after file, each saved before the next is begun; what was saved of letters or cards is one batch. */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { Held, HeldAddress, Missing, SenderLeftOut } from '#lib/domain/print/held.ts';
import { newPace, type Pace, type PaceReading } from '#lib/domain/print/pace.ts';
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
	/** Every item was held back. */
	| { kind: 'nothing'; held: HeldAddress[] }
	| { kind: 'cancelled' | 'no-memory' | 'fonts-unreachable' };

interface VolumeWatch {
	onProgress: (progress: PaceReading) => void;
	/** Hears the file's bytes in their order, when all of it is laid out. */
	onPart: (bytes: Bytes) => void;
	signal: AbortSignal;
}

/** The printing room, as far as a run needs it. Rejects only when the worker itself breaks. */
export interface VolumePrinter {
	print(volume: Volume, watch: VolumeWatch): Promise<PrintedVolume>;
	close(): void;
}

export interface RunOrder {
	volumes: readonly Volume[];
	/** Opened with the run and closed at its end. */
	openPrinter: () => VolumePrinter;
	nameOf: (volume: Volume) => string;
	place: FilePlace;
	what: RoomKind;
	/** Batches that hold some of these already, as the person saw when they chose. */
	again: string[];
}

/** Whether it came out of a printer only a person knows. */
export interface SavedFile {
	name: string;
	pages: number;
	caseIds: string[];
	/** Of the items in it. */
	ids: string[];
}

/** Why a run ended before its last file. What was saved before stays. */
export type Stop = 'cancelled' | 'disk-full' | 'not-writable' | 'fonts-unreachable' | 'no-memory' | 'broken';

interface Outcome {
	what: RoomKind;
	of: number;
	files: readonly SavedFile[];
	held: readonly Held[];
	/** Labels, envelopes and covers go with a batch and are none. */
	isBatch: boolean;
	/** Absent when it is none, or this device could not note it, so that nobody will know. */
	batch?: string;
}

/** `held`: left out for their address, or printed with boxes. */
export type RunState =
	| { kind: 'rest' }
	| { kind: 'under-way'; file: number; of: number; progress: PaceReading; pace: Pace; files: readonly SavedFile[] }
	| ({ kind: 'saved'; place: FilePlace; stop?: Stop } & Outcome)
	/** A person said that it came out of the printer. */
	| ({ kind: 'marked' } & Outcome)
	| { kind: 'stopped'; why: Stop }
	| { kind: 'nothing'; held: readonly HeldAddress[] };

/** One print run after the other: it makes the files, notes them as a batch, and says how it ended. */
export class PrintRun {
	#state = $state.raw<RunState>({ kind: 'rest' });
	#stop = new AbortController();
	readonly #batches: Batches;
	readonly #clock: Clock;

	/** As its batch stands by now, whoever said so and wherever: marked as printed, or taken back. */
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

	/** It came out of the printer. */
	async mark(): Promise<void> {
		const batch = this.#batch;
		if (batch !== undefined) await this.#batches.markPrinted(batch);
		else this.reset();
	}

	/** It did not print, or it was said too soon: what is in it is free again. */
	async takeBack(): Promise<void> {
		const batch = this.#batch;
		if (batch !== undefined) await this.#batches.takeBack(batch, 'all');
		this.reset();
	}

	/** Ends at once. Files that are saved stay, the one under way does not come to be. */
	cancel() {
		this.#stop.abort();
	}

	/** Another choice was made: what is over makes room. Files that wait for their answer stay. */
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

	/** Counts on from file to file, and measures how fast it goes. */
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
