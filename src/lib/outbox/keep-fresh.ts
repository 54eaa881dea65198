/**
 * Asks for the newest record of the event again and again, so that what an organiser changes or takes back reaches a table within a
 * minute of its next contact.
 */
import { fractionOf, type Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { whenWoken, type PageSigns } from '#lib/device/waking.ts';

/** Devices that were switched on together must not go on asking together. */
const [shortestMs, longestMs] = [30_000, 50_000];

export interface KeepingFresh {
	/** Asks at once: the server was just reached. */
	soon(): void;
	stop(): void;
}

/** Calls `refresh` now, when the page wakes, and about every 40 seconds. It never asks twice at once. */
export function keepFresh(
	{ clock, random, page }: { clock: Clock; random: Random; page: PageSigns },
	refresh: () => Promise<unknown>
): KeepingFresh {
	let isAsking = false;
	let isStopped = false;
	let cancel = () => {};
	const ask = async () => {
		if (isAsking || isStopped) return;
		isAsking = true;
		cancel();
		try {
			await refresh();
		} finally {
			// A fault is told by its rejection, and the next time is asked all the same.
			isAsking = false;
			if (!isStopped) cancel = clock.after(shortestMs + fractionOf(random) * (longestMs - shortestMs), () => void ask());
		}
	};
	const sleep = whenWoken(page, () => void ask());
	void ask();
	return {
		soon: () => void ask(),
		stop: () => {
			isStopped = true;
			cancel();
			sleep();
		}
	};
}
