/** One print run: laid out in a worker, handed over as a file that is a batch, and printed only when a person says so. */
import type { Item } from '#lib/domain/item.ts';
import type { Held, HeldAddress } from '#lib/printing/held.ts';
import { printInWorker } from '#lib/printing/print-in-worker.ts';
import type { PrintRequest } from '#lib/printing/print-job.ts';
import type { Batches } from '../../batches.svelte.ts';
import { saveFile } from '../../save-file.ts';

export type RunState =
	| { kind: 'rest' }
	| { kind: 'under-way'; done: number; total: number }
	/** `held`: left out for their address, or printed with boxes. The file is with the browser; whether it came out of a printer only a person knows. */
	| { kind: 'saved'; batch: string; pages: number; printed: string[]; held: Held[] }
	| { kind: 'marked'; batch: string; printed: string[]; held: Held[] }
	| { kind: 'nothing'; held: HeldAddress[] }
	| { kind: 'fonts-unreachable' }
	| { kind: 'no-memory' }
	| { kind: 'broken' };

export class PrintRun {
	state = $state.raw<RunState>({ kind: 'rest' });
	readonly #batches: Batches;
	#stop = new AbortController();
	#pdf: { bytes: Uint8Array<ArrayBuffer>; name: string } | undefined;

	constructor(batches: Batches) {
		this.#batches = batches;
	}

	/** `again`: batches that hold some of these already, as the person saw when they chose. */
	async print(items: Item[], request: PrintRequest, fileName: string, again: string[]): Promise<void> {
		this.#stop = new AbortController();
		this.state = { kind: 'under-way', done: 0, total: items.length };
		const onProgress = ({ done, total }: { done: number; total: number }) => (this.state = { kind: 'under-way', done, total });
		const printed = await printInWorker(items, request, { onProgress, signal: this.#stop.signal }).catch(() => undefined);
		if (!printed) return void (this.state = { kind: 'broken' });
		if (printed.kind === 'cancelled') return void (this.state = { kind: 'rest' });
		if (printed.kind !== 'printed') return void (this.state = printed);
		// The batch first: a file of which the others never hear would be printed twice.
		const { pages, printed: itemIds } = printed;
		const made = await this.#batches.make({ itemIds, what: request.kind, pages, again });
		if (made.kind !== 'made') return void (this.state = { kind: 'broken' });
		this.#pdf = { bytes: printed.pdf, name: fileName };
		this.saveAgain();
		this.state = { kind: 'saved', batch: made.batch, pages, printed: itemIds, held: [...printed.held, ...printed.missing] };
	}

	saveAgain() {
		if (this.#pdf) saveFile(this.#pdf.bytes, 'application/pdf', this.#pdf.name);
	}

	cancel() {
		this.#stop.abort();
	}

	async mark(): Promise<void> {
		if (this.state.kind !== 'saved') return;
		const { batch, printed, held } = this.state;
		await this.#batches.markPrinted(batch);
		this.state = { kind: 'marked', batch, printed, held };
	}

	/** It did not print, or it was said too soon. */
	async takeBack(): Promise<void> {
		if (this.state.kind !== 'marked' && this.state.kind !== 'saved') return;
		await this.#batches.takeBack(this.state.batch, 'all');
		this.reset();
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
