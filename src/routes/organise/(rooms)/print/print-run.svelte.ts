/** One print run: laid out in a worker, handed over as a file, and marked as printed only when a person says so. */
import type { Item } from '#lib/domain/item.ts';
import { newId } from '#lib/domain/id.ts';
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { markPrinted, unmarkPrinted } from '#lib/device/collected.ts';
import { theDatabase } from '#lib/device/database.ts';
import type { Held, HeldAddress } from '#lib/printing/held.ts';
import { printInWorker } from '#lib/printing/print-in-worker.ts';
import type { PrintRequest } from '#lib/printing/print-job.ts';
import { saveFile } from '../../save-file.ts';

export type RunState =
	| { kind: 'rest' }
	| { kind: 'under-way'; done: number; total: number }
	/** `held`: left out for their address, or printed with boxes. The file is with the browser; whether it came out of a printer only a person knows. */
	| { kind: 'saved'; pages: number; printed: string[]; held: Held[] }
	| { kind: 'marked'; run: string; printed: string[]; held: Held[] }
	| { kind: 'nothing'; held: HeldAddress[] }
	| { kind: 'fonts-unreachable' }
	| { kind: 'no-memory' }
	| { kind: 'broken' };

export class PrintRun {
	state = $state.raw<RunState>({ kind: 'rest' });
	readonly #event: string;
	#stop = new AbortController();
	#pdf: { bytes: Uint8Array<ArrayBuffer>; name: string } | undefined;

	constructor(event: string) {
		this.#event = event;
	}

	async print(items: Item[], request: PrintRequest, fileName: string): Promise<void> {
		this.#stop = new AbortController();
		this.state = { kind: 'under-way', done: 0, total: items.length };
		const onProgress = ({ done, total }: { done: number; total: number }) => (this.state = { kind: 'under-way', done, total });
		const printed = await printInWorker(items, request, { onProgress, signal: this.#stop.signal }).catch(() => undefined);
		if (!printed) return void (this.state = { kind: 'broken' });
		if (printed.kind === 'cancelled') return void (this.state = { kind: 'rest' });
		if (printed.kind !== 'printed') return void (this.state = printed);
		this.#pdf = { bytes: printed.pdf, name: fileName };
		this.saveAgain();
		this.state = { kind: 'saved', pages: printed.pages, printed: printed.printed, held: [...printed.held, ...printed.missing] };
	}

	saveAgain() {
		if (this.#pdf) saveFile(this.#pdf.bytes, 'application/pdf', this.#pdf.name);
	}

	cancel() {
		this.#stop.abort();
	}

	async mark(): Promise<void> {
		if (this.state.kind !== 'saved') return;
		const { printed, held } = this.state;
		const run = newId(deviceClock.nowMs(), deviceRandom);
		await markPrinted(theDatabase(), this.#event, printed, run, deviceClock.nowMs());
		this.state = { kind: 'marked', run, printed, held };
	}

	async takeBack(): Promise<void> {
		if (this.state.kind !== 'marked') return;
		await unmarkPrinted(theDatabase(), this.#event, this.state.run);
		this.state = { kind: 'rest' };
	}

	/** Another choice was made: what is over makes room. A file that waits for its answer stays. */
	settle() {
		if (this.state.kind !== 'under-way' && this.state.kind !== 'saved') this.reset();
	}

	reset() {
		this.#pdf = undefined;
		this.state = { kind: 'rest' };
	}
}
