/** Makes every print font ready before the network goes: what the app keeps at hand anyway is not fetched again. */
import { fontFiles, fontIndexFile } from './font-files.ts';
import { hyphenFiles } from './hyphen-files.ts';
import { readIndex } from './fonts.ts';
import { fetchFont } from './fetch-font.ts';

/** The service worker serves `/fonts/print/` from here, and puts what was fetched on the way into it. */
const printFontsCache = 'print-fonts';

export interface FontShelf {
	/** Where the font files lie, with a slash at its end. */
	fontsAt: string;
	cache: Pick<Cache, 'match' | 'put'>;
}

export interface FontsAtHand {
	/** Of all fonts that are not part of the app itself. */
	totalBytes: number;
	keptBytes: number;
	missing: { file: string; bytes: number }[];
}

export type MadeReady =
	| { kind: 'ready'; bytes: number }
	/** What was fetched before stays; asking again goes on from there. */
	| { kind: 'fonts-unreachable'; files: string[] }
	| { kind: 'storage-full' }
	| { kind: 'cancelled' };

/** The shelf of this browser. */
export async function fontShelf(fontsAt = '/fonts/print/'): Promise<FontShelf> {
	return { fontsAt: new URL(fontsAt, location.href).href, cache: await caches.open(printFontsCache) };
}

/** Rejects with `FontsNotLoaded` when not even the list can be read. */
export async function fontsAtHand({ fontsAt, cache }: FontShelf): Promise<FontsAtHand> {
	const index = await readIndex(() => fetchFont(fontsAt + fontIndexFile));
	const extra = [...fontFiles, ...hyphenFiles].filter(({ isUsual }) => !isUsual);
	const files = extra.map(({ file }) => ({ file, bytes: index[file]?.bytes ?? 0 }));
	const kept = await Promise.all(files.map(({ file }) => cache.match(fontsAt + file)));
	const missing = files.filter((_, at) => !kept[at]);
	const sum = (all: readonly { bytes: number }[]) => all.reduce((bytes, each) => bytes + each.bytes, 0);
	return { totalBytes: sum(files), keptBytes: sum(files) - sum(missing), missing };
}

/** Fetches and keeps what is missing, one after another; `onProgress` hears bytes of all bytes. */
export async function makeFontsReady(
	shelf: FontShelf,
	onProgress: (progress: { doneBytes: number; totalBytes: number }) => void = () => {},
	signal?: AbortSignal
): Promise<MadeReady> {
	const { totalBytes, keptBytes, missing } = await fontsAtHand(shelf);
	let doneBytes = keptBytes;
	const failed: string[] = [];
	onProgress({ doneBytes, totalBytes });
	for (const { file, bytes } of missing) {
		if (signal?.aborted) return { kind: 'cancelled' };
		const outcome = await keepFont(shelf, file);
		if (outcome === 'storage-full') return { kind: outcome };
		if (outcome === 'unreachable') failed.push(file);
		else onProgress({ doneBytes: (doneBytes += bytes), totalBytes });
	}
	return failed.length === 0 ? { kind: 'ready', bytes: totalBytes } : { kind: 'fonts-unreachable', files: failed };
}

async function keepFont({ fontsAt, cache }: FontShelf, file: string): Promise<'kept' | 'unreachable' | 'storage-full'> {
	let bytes: Uint8Array<ArrayBuffer>;
	try {
		bytes = await fetchFont(fontsAt + file);
	} catch {
		return 'unreachable';
	}
	try {
		await cache.put(fontsAt + file, new Response(bytes, { headers: { 'content-type': 'application/gzip' } }));
		return 'kept';
	} catch (problem) {
		if (problem instanceof DOMException && problem.name === 'QuotaExceededError') return 'storage-full';
		throw problem;
	}
}
