/** Which work of the tray a person is told of. */
import type { Tray, Work } from './tray.svelte.ts';

/**
 * Gives the work that is worth a line on the desk. The app looks for new items every few seconds and mostly finds none, and a line
 * that came and went with each look would move everything below it. The first look is told of, because until then nothing is known.
 */
export function workToSay({
	work,
	collectedAtMs
}: Pick<Tray, 'work' | 'collectedAtMs'>): Exclude<Work, { kind: 'rest' }> | undefined {
	if (work.kind === 'rest') return undefined;
	return work.kind === 'opening' || work.done > 0 || collectedAtMs === undefined ? work : undefined;
}
