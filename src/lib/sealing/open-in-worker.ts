import type { Identity } from './age.ts';
import type { Opened, SealedItem } from './open.ts';

export interface OpenWatch {
	/** Called with how many have been opened so far. */
	onProgress?: (done: number) => void;
	/** Stops the worker at once; what was opened until then is given back. */
	signal?: AbortSignal;
}

export interface OpenedMany {
	/** `no-worker`: one could not start or broke; `openItem` on this thread still works. */
	kind: 'all' | 'stopped' | 'no-worker';
	/** One for each sealed item, in the same order; An item is `undefined` when it was not reached. */
	opened: (Opened | undefined)[];
}

/** So many items go to a worker at once. Copying more would block the screen. */
const chunkItems = 100;
/** More workers would take the cores from everything else on the device. */
const mostWorkers = 4;

/** Opens many sealed items in workers, so that the screen stays free. The identity never leaves the device's memory. */
export function openInWorker(
	items: readonly SealedItem[],
	identity: Identity,
	{ onProgress, signal }: OpenWatch = {}
): Promise<OpenedMany> {
	if (items.length === 0) return Promise.resolve({ kind: 'all', opened: [] });
	if (signal?.aborted) return Promise.resolve({ kind: 'stopped', opened: items.map(() => undefined) });
	if (typeof Worker === 'undefined') return Promise.resolve({ kind: 'no-worker', opened: items.map(() => undefined) });
	const chunks = chunksOf(items);
	const workers = Array.from({ length: Math.min(chunks.length, mostWorkers, navigator.hardwareConcurrency || 1) }, newWorker);
	return new Promise((resolve) => {
		let [given, done] = [0, 0];
		const end = (kind: OpenedMany['kind']) => {
			for (const worker of workers) worker.terminate();
			signal?.removeEventListener('abort', stop);
			resolve({ kind, opened: chunks.flatMap((chunk) => chunk.items.map((_, at) => chunk.opened[at])) });
		};
		const stop = () => end('stopped');
		signal?.addEventListener('abort', stop);
		for (const worker of workers) {
			let chunk: Chunk | undefined;
			const giveNext = () => {
				chunk = chunks[given++];
				if (chunk) worker.postMessage({ identity, items: chunk.items });
			};
			worker.onerror = () => end('no-worker');
			worker.onmessageerror = () => end('no-worker');
			worker.onmessage = ({ data }: MessageEvent<Opened[]>) => {
				chunk?.opened.push(...data);
				done += data.length;
				onProgress?.(done);
				if (done >= items.length) end('all');
				else if (chunk?.opened.length === chunk?.items.length) giveNext();
			};
			giveNext();
		}
	});
}

const newWorker = () => new Worker(new URL('./open.worker.ts', import.meta.url), { type: 'module' });

interface Chunk {
	items: readonly SealedItem[];
	opened: Opened[];
}

function chunksOf(items: readonly SealedItem[]): Chunk[] {
	const count = Math.ceil(items.length / chunkItems);
	return Array.from({ length: count }, (_, at) => ({ items: items.slice(at * chunkItems, (at + 1) * chunkItems), opened: [] }));
}
