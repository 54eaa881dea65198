/** The measured speed of a print run. */
export interface PrintPace {
	/** Absent until it is known. */
	pagesPerSecond?: number;
	/** Of the whole run. Absent until it is known. */
	leftMs?: number;
}

export interface PaceReading {
	/** Items so far, and in all. */
	done: number;
	total: number;
	pages: number;
}

const betweenSamplesMs = 200;
const knownAfterMs = 800;
/** Older than this, a sample counts for little. */
const memoryMs = 2_000;

/** Reads the run from its first page on: starting a worker and opening fonts is no part of its speed. */
export function newPace(): { note(reading: PaceReading, nowMs: number): PrintPace } {
	let first: { atMs: number } | undefined;
	let last = { done: 0, pages: 0, atMs: 0 };
	let rate: { items: number; pages: number } | undefined;
	return {
		note({ done, total, pages }, nowMs) {
			if (!first) {
				if (done === 0) return {};
				first = { atMs: nowMs };
				last = { done, pages, atMs: nowMs };
			}
			const sinceMs = nowMs - last.atMs;
			if (sinceMs >= betweenSamplesMs) {
				const sample = { items: (done - last.done) / sinceMs, pages: (pages - last.pages) / sinceMs };
				rate = rate ? blend(rate, sample, 1 - Math.exp(-sinceMs / memoryMs)) : sample;
				last = { done, pages, atMs: nowMs };
			}
			if (!rate || nowMs - first.atMs < knownAfterMs || rate.items <= 0) return {};
			return { pagesPerSecond: rate.pages * 1000, leftMs: Math.max(0, total - done) / rate.items };
		}
	};
}

type Rate = { items: number; pages: number };
const blend = (old: Rate, sample: Rate, share: number): Rate => ({
	items: old.items + (sample.items - old.items) * share,
	pages: old.pages + (sample.pages - old.pages) * share
});
