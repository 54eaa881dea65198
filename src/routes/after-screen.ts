import { partInTime } from './part-in-time.ts';

/** What a screen does not need in order to be used waits until it can be: all script that comes before stands in a person's way. */

/** A screen that never says that it stands holds nothing back for longer. */
const longestMs = 8_000;

let tell = () => {};
const standing = new Promise<void>((settle) => (tell = settle));

/** A screen can be used: it calls this when it is drawn. What waits begins after the browser has painted it. */
export function screenStands(): void {
	requestAnimationFrame(() => setTimeout(tell));
}

/** A part of a screen that one can do without for a moment, loaded when the rest of it stands. */
export function later<Part>(load: () => Promise<Part>): Promise<Part> {
	return new Promise((settle, refuse) => void afterScreen(() => void partInTime(load).then(settle, refuse)));
}

/** Runs `work` once a screen stands; what it gives takes that back. */
export function afterScreen(work: () => void): () => void {
	let isWanted = true;
	const patience = new Promise((settle) => setTimeout(settle, longestMs));
	void Promise.race([standing, patience]).then(() => isWanted && work());
	return () => (isWanted = false);
}
