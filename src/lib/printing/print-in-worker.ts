/** Prints in a worker of its own, so that the screen stays awake. */
import type { Item } from '#lib/domain/item.ts';
import type { PrintRequest } from './print-job.ts';
import type { FromWorker, PagesProgress, PrintedFile, PrintOrder } from './worker-messages.ts';

interface FileWatch {
	onProgress?: (progress: PagesProgress) => void;
	/** Receives the bytes of the file in their order, once the whole file is laid out. */
	onPart?: (bytes: Uint8Array<ArrayBuffer>) => void;
	/** Ends the worker with the file: `cancelled`. */
	signal?: AbortSignal;
}

export interface Printer {
	/** One file at a time. Items must be plain data, not proxies. Rejects only when the worker itself breaks. */
	print(items: readonly Item[], request: PrintRequest, watch?: FileWatch): Promise<PrintedFile>;
	close(): void;
}

/** A worker for the files of one run: its fonts are opened once. `fontsAt` has a slash at its end. */
export function openPrinter(fontsAt = '/fonts/print/'): Printer {
	const worker = new Worker(new URL('./print.worker.ts', import.meta.url), { type: 'module' });
	const fonts = new URL(fontsAt, location.href).href;
	const broken = Promise.withResolvers<never>();
	worker.onerror = (event) => broken.reject(new Error(`the printing worker broke: ${event.message}`));
	broken.promise.catch(() => {});
	const ready = new Promise((settle) => worker.addEventListener('message', settle, { once: true }));
	return {
		async print(items, request, watch = {}) {
			if (watch.signal?.aborted) return { kind: 'cancelled' };
			await Promise.race([ready, broken.promise]);
			return Promise.race([printFile(worker, { items, request, fontsAt: fonts }, watch), broken.promise]);
		},
		close: () => worker.terminate()
	};
}

function printFile(worker: Worker, order: PrintOrder, { onProgress, onPart, signal }: FileWatch): Promise<PrintedFile> {
	const { promise, resolve, reject } = Promise.withResolvers<PrintedFile>();
	const cancel = () => {
		worker.terminate();
		resolve({ kind: 'cancelled' });
	};
	if (signal?.aborted) cancel();
	signal?.addEventListener('abort', cancel);
	worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
		if (data.kind === 'progress') onProgress?.({ done: data.done, total: data.total, pages: data.pages });
		else if (data.kind === 'part') onPart?.(data.bytes);
		else if (data.kind === 'ended') resolve(data.outcome);
		else if (data.kind === 'failed') reject(new Error(data.problem));
	};
	worker.postMessage(order);
	return promise.finally(() => signal?.removeEventListener('abort', cancel));
}
