/** Prints off the main thread, one order in its life. Bundled as a module worker. */
import { fetchFont } from './fetch-font.ts';
import { FontsNotLoaded, openFonts } from './fonts.ts';
import { printItems } from './print-job.ts';
import type { FromWorker, PrintOrder } from './worker-messages.ts';

self.onmessage = ({ data }: MessageEvent<PrintOrder>) => {
	print(data).then(tell, (problem: unknown) => tell({ kind: 'failed', problem: String(problem) }));
};
tell({ kind: 'ready' });

async function print({ items, request, fontsAt }: PrintOrder): Promise<FromWorker> {
	const fonts = await openFonts((file) => fetchFont(fontsAt + file), []).catch((problem: unknown) => {
		if (problem instanceof FontsNotLoaded) return problem;
		throw problem;
	});
	if (fonts instanceof FontsNotLoaded) return { kind: 'ended', outcome: { kind: 'fonts-unreachable', files: [...fonts.files] } };
	const onProgress = (progress: { done: number; total: number }) => tell({ kind: 'progress', ...progress });
	return { kind: 'ended', outcome: await printItems(items, request, fonts, onProgress) };
}

function tell(message: FromWorker) {
	const bytes = message.kind === 'ended' && message.outcome.kind === 'printed' ? [message.outcome.pdf.buffer] : [];
	self.postMessage(message, { transfer: bytes });
}
