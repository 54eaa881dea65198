import { partInTime } from './part-in-time.ts';

/**
 * Parts that a screen does not need at first wait until the screen can be used, because every script that loads before keeps a
 * person waiting.
 */

/** How long a screen that never says it can be used may hold back the waiting parts. */
const longestMs = 8_000;

let tell = () => {};
const standing = new Promise<void>((settle) => (tell = settle));

/** A screen calls this when it is drawn and can be used. The waiting parts begin after the browser has painted it. */
export function screenStands(): void {
	requestAnimationFrame(() => setTimeout(tell));
}

/** Gives a part that a screen can do without for a moment. It loads when the rest of the screen can be used. */
export function later<Part>(load: () => Promise<Part>): Promise<Part> {
	return new Promise((settle, refuse) => void afterScreen(() => void partInTime(load).then(settle, refuse)));
}

/** Runs `work` once a screen can be used. It gives a function that cancels this. */
export function afterScreen(work: () => void): () => void {
	let isWanted = true;
	const patience = new Promise((settle) => setTimeout(settle, longestMs));
	void Promise.race([standing, patience]).then(() => isWanted && work());
	return () => (isWanted = false);
}
