import type { Opened, Outside } from './open.ts';

export interface OpenMany {
	/** Called with how many have been opened so far. */
	onProgress?: (done: number) => void;
	/** Stops the worker at once; what was opened until then is given back. */
	signal?: AbortSignal;
}

export type OpenedMany =
	/** One for each sealed item, in the same order. */
	| { kind: 'all'; opened: Opened[] }
	| { kind: 'stopped'; opened: Opened[] }
	/** The worker could not start or broke; `openItem` on this thread still works. */
	| { kind: 'no-worker'; opened: Opened[] };

/** Opens many sealed items in a worker, so that the screen stays free. The identity never leaves the device's memory. */
export function openInWorker(
	items: { sealed: Uint8Array; outside: Outside }[],
	identity: string,
	{ onProgress, signal }: OpenMany = {}
): Promise<OpenedMany> {
	if (items.length === 0) return Promise.resolve({ kind: 'all', opened: [] });
	if (signal?.aborted) return Promise.resolve({ kind: 'stopped', opened: [] });
	const worker = new Worker(new URL('./open.worker.ts', import.meta.url), { type: 'module' });
	const opened: Opened[] = [];
	return new Promise((resolve) => {
		const end = (kind: OpenedMany['kind']) => {
			worker.terminate();
			signal?.removeEventListener('abort', stop);
			resolve({ kind, opened });
		};
		const stop = () => end('stopped');
		signal?.addEventListener('abort', stop);
		worker.onerror = () => end('no-worker');
		worker.onmessageerror = () => end('no-worker');
		worker.onmessage = ({ data }: MessageEvent<Opened[]>) => {
			opened.push(...data);
			onProgress?.(opened.length);
			if (opened.length >= items.length) end('all');
		};
		worker.postMessage({ identity, items });
	});
}
