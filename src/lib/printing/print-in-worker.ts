/** The same as `printItems`, in a worker of its own, so that the screen stays awake. */
import type { Item } from '#lib/domain/item.ts';
import type { Printed, PrintRequest, Progress } from './print-job.ts';
import type { FontsUnreachable, FromWorker, PrintOrder } from './worker-messages.ts';

interface PrintWatch {
	onProgress?: (progress: Progress) => void;
	signal?: AbortSignal;
	/** Where the font files lie, with a slash at its end. */
	fontsAt?: string;
}

/** Items must be plain data, not proxies. Rejects only when the worker itself breaks. */
export function printInWorker(
	items: readonly Item[],
	request: PrintRequest,
	{ onProgress = () => {}, signal, fontsAt = '/fonts/print/' }: PrintWatch = {}
): Promise<Printed | FontsUnreachable> {
	if (signal?.aborted) return Promise.resolve({ kind: 'cancelled' });
	const worker = new Worker(new URL('./print.worker.ts', import.meta.url), { type: 'module' });
	const order: PrintOrder = { items, request, fontsAt: new URL(fontsAt, location.href).href };
	const { promise, resolve, reject } = Promise.withResolvers<Printed | FontsUnreachable>();
	const cancel = () => resolve({ kind: 'cancelled' });
	signal?.addEventListener('abort', cancel);
	worker.onerror = (event) => reject(new Error(`the printing worker broke: ${event.message}`));
	worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
		if (data.kind === 'ready') worker.postMessage(order);
		else if (data.kind === 'progress') onProgress({ done: data.done, total: data.total });
		else if (data.kind === 'ended') resolve(data.outcome);
		else reject(new Error(data.problem));
	};
	return promise.finally(() => {
		signal?.removeEventListener('abort', cancel);
		worker.terminate();
	});
}
