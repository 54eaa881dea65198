/** Prints off the main thread, one order after another. Bundled as a module worker. */
import { fetchFont } from './fetch-font.ts';
import { FontsNotLoaded, openFonts, type FontSet } from './fonts.ts';
import { printInParts, type PrintedItem, type PrintRequest } from './print-job.ts';
import type { FromWorker, PrintOrder } from './worker-messages.ts';

let opening: Promise<FontSet> | undefined;

self.onmessage = ({ data }: MessageEvent<PrintOrder>) => {
	print(data).then(tell, (problem: unknown) => tell({ kind: 'failed', problem: String(problem) }));
};
tell({ kind: 'ready' });

async function print({ items, request, fontsAt }: PrintOrder): Promise<FromWorker> {
	opening ??= openFonts((file) => fetchFont(fontsAt + file), []);
	const fonts = await opening.catch((problem: unknown) => {
		opening = undefined;
		if (problem instanceof FontsNotLoaded) return problem;
		throw problem;
	});
	if (fonts instanceof FontsNotLoaded) return { kind: 'ended', outcome: { kind: 'fonts-unreachable', files: [...fonts.files] } };
	let pages = 0;
	const printed = await printInParts(items, request, fonts, {
		onItem: (item) => (pages += sidesOf(item, request)),
		onProgress: (progress) => tell({ kind: 'progress', ...progress, pages: Math.round(pages) })
	});
	if (printed.kind !== 'printed') return { kind: 'ended', outcome: printed };
	const { parts, ...outcome } = printed;
	for (let part = parts.shift(); part; part = parts.shift()) tell({ kind: 'part', bytes: ownBytes(part) });
	return { kind: 'ended', outcome };
}

/** Pages of paper, since four cards make two. Labels and covers are not counted: they do not show how fast it goes. */
function sidesOf(item: PrintedItem, { kind }: PrintRequest): number {
	if (kind === 'labels' || kind === 'covers') return 0;
	return item.kind === 'card' && kind !== 'envelopes' ? item.pages / 2 : item.pages;
}

/** Handing over a piece of a larger buffer would hand over the whole buffer, so a piece is copied first. */
const ownBytes = (part: Uint8Array<ArrayBuffer>) => (part.byteLength === part.buffer.byteLength ? part : part.slice());

function tell(message: FromWorker) {
	self.postMessage(message, { transfer: message.kind === 'part' ? [message.bytes.buffer] : [] });
}
