/** The fonts that are not part of the app: how many are on this device, and fetching the rest. */
import { fontsAtHand, fontShelf, makeFontsReady, type FontsAtHand, type MadeReady } from '#lib/printing/offline-fonts.ts';

export type Fetching = { kind: 'rest' } | { kind: 'fetching'; doneBytes: number; totalBytes: number } | MadeReady;

export class Fonts {
	/** Absent until it is known, and where nothing can be kept. */
	atHand = $state.raw<FontsAtHand>();
	state = $state.raw<Fetching>({ kind: 'rest' });
	#stop = new AbortController();

	async look(): Promise<void> {
		this.atHand = await shelfOr((shelf) => fontsAtHand(shelf), undefined);
	}

	async fetchAll(): Promise<void> {
		this.#stop = new AbortController();
		const onProgress = (progress: { doneBytes: number; totalBytes: number }) => (this.state = { kind: 'fetching', ...progress });
		const unreachable: MadeReady = { kind: 'fonts-unreachable', files: [] };
		this.state = await shelfOr((shelf) => makeFontsReady(shelf, onProgress, this.#stop.signal), unreachable);
		await this.look();
	}

	/** Stops fetching. Fonts that came before stay. */
	cancel() {
		this.#stop.abort();
	}
}

/** Without a list of fonts, or a cache for them, the screen says nothing about them. */
async function shelfOr<T>(ask: (shelf: Awaited<ReturnType<typeof fontShelf>>) => Promise<T>, otherwise: T): Promise<T> {
	try {
		return await ask(await fontShelf());
	} catch {
		return otherwise;
	}
}
