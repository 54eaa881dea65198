/** Prints off the main thread, one order in its life. Bundled as a module worker. */
import { openFonts } from './fonts.ts';
import { printItems } from './print-job.ts';
import type { FromWorker, PrintOrder } from './worker-messages.ts';

self.onmessage = ({ data }: MessageEvent<PrintOrder>) => {
	print(data).then(tell, (problem: unknown) => tell({ kind: 'failed', problem: String(problem) }));
};
tell({ kind: 'ready' });

async function print({ items, request, fontsAt }: PrintOrder): Promise<FromWorker> {
	const fonts = await openFonts((file) => loadFont(fontsAt + file)).catch((problem: unknown) => {
		if (problem instanceof Unreachable) return undefined;
		throw problem;
	});
	if (!fonts) return { kind: 'ended', outcome: { kind: 'fonts-unreachable' } };
	const onProgress = (progress: { done: number; total: number }) => tell({ kind: 'progress', ...progress });
	return { kind: 'ended', outcome: await printItems(items, request, fonts, onProgress) };
}

class Unreachable extends Error {}

async function loadFont(address: string): Promise<Uint8Array<ArrayBuffer>> {
	const response = await fetch(address).catch(() => undefined);
	// A Wi-Fi sign-in page answers with HTML and 200.
	if (!response?.ok || response.headers.get('content-type')?.includes('html')) throw new Unreachable(address);
	return new Uint8Array(await response.arrayBuffer());
}

function tell(message: FromWorker) {
	const bytes = message.kind === 'ended' && message.outcome.kind === 'printed' ? [message.outcome.pdf.buffer] : [];
	self.postMessage(message, { transfer: bytes });
}
