/**
 * How long a test waits for what must come, in ms. With a load of thirty, a machine with two cores is fifteen times as slow as an
 * idle one, and a test that waits in vain may take its time.
 */
export const patienceMs = 300_000;

/** Asks until the answer is true. It throws with `otherwise()` when that never happens. */
export async function until(isSo: () => boolean | Promise<boolean>, pauseMs: number, otherwise: () => string): Promise<void> {
	const startedAtMs = performance.now();
	while (!(await isSo())) {
		if (performance.now() - startedAtMs > patienceMs) throw new Error(otherwise());
		await new Promise((settle) => setTimeout(settle, pauseMs));
	}
}

/**
 * Whether the last three answers are the same and not empty. Each was seen longer after the other than the app pauses before
 * saving.
 */
export function hasSettled(seen: readonly string[]): boolean {
	const last = seen.slice(-3);
	return last.length === 3 && last[0] !== '' && last.every((each) => each === last[0]);
}

/** Typing that is this old must be on the disk. */
const dueAfterMs = 2_000;
/** On an idle machine, two words follow each other within this time. */
const restingGapMs = 250;

/**
 * How old typing may be that is lost after a kill, in ms. It is the app's promise, and more where typing itself was held up,
 * because then the browser's saving was held up too. `atMs`: the moments of typing up to the kill and the kill itself, in their
 * order.
 */
export function dueMs(atMs: readonly number[]): number {
	const gaps = atMs.slice(1).map((at, before) => at - (atMs[before] ?? at));
	return dueAfterMs + 5 * Math.max(0, ...gaps.map((gap) => gap - restingGapMs));
}
