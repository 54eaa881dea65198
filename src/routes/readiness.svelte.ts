/**
 * Whether this device can do without a network from now on. Everything is checked: the service worker tells what its caches
 * really hold, the fonts beyond the usual script are fetched through it, and the event is read back from the device.
 */
import cyrillic from '@fontsource-variable/literata/files/literata-cyrillic-wght-normal.woff2?url';
import latinExt from '@fontsource-variable/literata/files/literata-latin-ext-wght-normal.woff2?url';
import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import type { OfflineLack } from '#lib/domain/hall/readiness.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import type { Ready } from '#lib/ui/hall/ReadySign.svelte';
import { appUpdate } from './app-update.svelte.ts';
import { artOf } from './stamp-art.ts';

const fonts = [latinExt, cyrillic];
const patienceMs = 20_000;
const wholePatienceMs = 90_000;
/** Before the next look after one that found no worker. It doubles up to the longest. */
const pauseMs = { first: 15_000, longest: 240_000 };

class Readiness {
	current = $state<Ready>({ kind: 'looking' });
	#code: string | undefined;
	#isLookingAgain = false;
	#pauseMs = pauseMs.first;

	/** Fetches what is missing as far as it can, and checks everything again. */
	async look(code = this.#code): Promise<void> {
		if (code === undefined) return;
		this.#code = code;
		this.current = { kind: 'looking' };
		this.#pauseMs = pauseMs.first;
		await this.#check(code);
	}

	async #check(code: string): Promise<void> {
		const lacks = (await orNothing(deviceClock, wholePatienceMs, () => lacksOf(code))) ?? ['worker'];
		if (code !== this.#code) return;
		this.current = lacks.length === 0 ? { kind: 'ready' } : { kind: 'lacking', lacks };
		if (lacks.includes('worker')) this.#lookAgain();
	}

	/**
	 * On a slow line the worker is installed only after this page stopped waiting for it, and a busy device answers late. One failed
	 * file ends a whole installation, so it is begun again.
	 */
	#lookAgain() {
		if (this.#isLookingAgain || !('serviceWorker' in navigator)) return;
		this.#isLookingAgain = true;
		const look = () => {
			stop();
			navigator.serviceWorker.removeEventListener('controllerchange', look);
			this.#isLookingAgain = false;
			const code = this.#code;
			if (code === undefined) return;
			void appUpdate.look().then(() => this.#check(code));
		};
		const stop = deviceClock.after(this.#pauseMs, look);
		this.#pauseMs = Math.min(2 * this.#pauseMs, pauseMs.longest);
		navigator.serviceWorker.addEventListener('controllerchange', look);
	}
}

async function lacksOf(code: string): Promise<OfflineLack[]> {
	const event = await storedEvent(code);
	const art = event ? [...new Set(event.pack.cases.map(artOf))] : [];
	const worker = await controlling();
	if (!worker) return event ? ['worker'] : ['worker', 'event'];
	// The request goes through the worker, which keeps a font once it has seen it. Without a network it fails, and the font
	// counts as missing.
	await Promise.all(fonts.map((font) => orNothing(deviceClock, patienceMs, () => fetch(font))));
	const missing = await missingFrom(worker, [...fonts, ...art]);
	if (!missing) return event ? ['worker'] : ['worker', 'event'];
	const [lackedFonts, lackedArt] = [
		missing.asked.filter((url) => fonts.includes(url)),
		missing.asked.filter((url) => art.includes(url))
	];
	return [
		...(missing.files > 0 ? (['files'] as const) : []),
		...(lackedFonts.length > 0 ? (['fonts'] as const) : []),
		...(lackedArt.length > 0 ? (['stamps'] as const) : []),
		...(event ? [] : (['event'] as const))
	];
}

/** Gives the event with its pack, if the pack's text still has the digest that its manifest names. */
async function storedEvent(code: string) {
	const row = await orNothing(deviceClock, patienceMs, () => findEvent(theDatabase(), code));
	if (!row || row.pack === '' || (await sha256Hex(row.pack)) !== row.packDigest) return undefined;
	const pack = parseFetchedPack(row.pack);
	return pack.kind === 'parsed' ? { row, pack: pack.value } : undefined;
}

/**
 * Gives the worker that answers this page. On a first visit it waits until the worker is installed and takes over. A page that was
 * reloaded past its worker is answered by none, and the next page is answered by the active one.
 */
async function controlling(): Promise<ServiceWorker | undefined> {
	if (!('serviceWorker' in navigator)) return undefined;
	const { serviceWorker } = navigator;
	const taken = await new Promise<ServiceWorker | undefined>((settle) => {
		if (serviceWorker.controller) return settle(serviceWorker.controller);
		const timer = setTimeout(() => settle(serviceWorker.controller ?? undefined), patienceMs);
		serviceWorker.addEventListener(
			'controllerchange',
			() => {
				clearTimeout(timer);
				settle(serviceWorker.controller ?? undefined);
			},
			{ once: true }
		);
	});
	return taken ?? (await serviceWorker.getRegistration())?.active ?? undefined;
}

interface Missing {
	/** How many files of the app itself are not kept. */
	files: number;
	/** Which of the asked addresses are not kept. */
	asked: string[];
}

/** Gives `undefined` when the worker does not answer, because it is an older one or none is running. */
function missingFrom(worker: ServiceWorker, asked: string[]): Promise<Missing | undefined> {
	const { port1, port2 } = new MessageChannel();
	return new Promise((settle) => {
		const timer = setTimeout(() => settle(undefined), patienceMs);
		port1.onmessage = ({ data }: MessageEvent<Missing>) => {
			clearTimeout(timer);
			settle(data);
		};
		worker.postMessage({ type: 'WHAT_IS_MISSING', asked }, [port2]);
	});
}

export const readiness = new Readiness();
