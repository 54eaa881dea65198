import { afterEach, describe, expect, test, vi } from 'vitest';
import { buildFonts, loadPrintFont } from '../../src/cli/build-fonts.ts';
import { fontsAtHand, makeFontsReady, type FontShelf } from '../../src/lib/printing/offline-fonts.ts';

await buildFonts();
afterEach(() => vi.unstubAllGlobals());

const fontsAt = 'https://example.org/fonts/print/';

function aShelf(full = false): FontShelf & { kept: Map<string, Response> } {
	const kept = new Map<string, Response>();
	const put = async (address: RequestInfo | URL, response: Response) => {
		if (full) throw new DOMException('no room', 'QuotaExceededError');
		kept.set(String(address), response);
	};
	return { fontsAt, kept, cache: { match: async (address) => kept.get(String(address)), put } };
}

/** Serves the built fonts. Addresses that `isDown` names answer as a Wi-Fi sign-in page does. */
function serveFonts(isDown: (file: string) => boolean = () => false) {
	vi.stubGlobal('fetch', async (address: string) => {
		const file = address.slice(fontsAt.length);
		if (isDown(file)) return new Response('<p>Sign in</p>', { headers: { 'content-type': 'text/html' } });
		return new Response(await loadPrintFont(file), { headers: { 'content-type': 'application/gzip' } });
	});
}

describe('makeFontsReady', () => {
	test('keeps every font that is not part of the app, and tells its size and progress', async () => {
		serveFonts();
		const shelf = aShelf();
		const before = await fontsAtHand(shelf);
		const told: number[] = [];
		const outcome = await makeFontsReady(shelf, ({ doneBytes, totalBytes }) => told.push(doneBytes / totalBytes));
		expect(before.keptBytes).toBe(0);
		expect(before.totalBytes).toBeGreaterThan(10_000_000);
		expect(outcome).toEqual({ kind: 'ready', bytes: before.totalBytes });
		expect([told[0], told.at(-1)]).toEqual([0, 1]);
		const literata = [...shelf.kept.keys()].filter((address) => address.includes('Literata'));
		expect(literata).toEqual([`${fontsAt}Literata-ExtraBold.ttf.gz`]);
		expect((await fontsAtHand(shelf)).missing).toEqual([]);
	});
	test('names what could not be fetched and keeps the rest', async () => {
		serveFonts((file) => file.includes('Khmer'));
		const outcome = await makeFontsReady(aShelf());
		expect(outcome).toEqual({
			...{ kind: 'fonts-unreachable', files: ['NotoSansKhmer-Regular.ttf.gz', 'NotoSansKhmer-SemiBold.ttf.gz'] }
		});
	});
	test('says when the device has no room, and stops when it is cancelled', async () => {
		serveFonts();
		expect(await makeFontsReady(aShelf(true))).toEqual({ kind: 'storage-full' });
		expect(await makeFontsReady(aShelf(), undefined, AbortSignal.abort())).toEqual({ kind: 'cancelled' });
	});
});
