/** Many schedules from one seed; the first that breaks a promise is told as a short story. */
import * as fc from 'fast-check';
import { schedules, toldOf, type Beat } from './beats.ts';
import { simulate } from './simulate.ts';

export type Played =
	| { kind: 'held'; schedules: number }
	/** `story`: the shortest schedule found that still breaks it, a line a beat. `path` is fast-check's, to play it again. */
	| { kind: 'broken'; schedules: number; seed: number; path: string; story: string[]; broken: string };

export interface Playing {
	seed: number;
	schedules: number;
	path?: string;
	/** For how long a failure may be made shorter. */
	shrinkingMs?: number;
}

export async function playMany({ seed, schedules: numRuns, path, shrinkingMs = 60_000 }: Playing): Promise<Played> {
	let brokenAtMs = 0;
	const holds = fc.asyncProperty(schedules, async (beats) => {
		// The time for shortening is over, so every further schedule counts as whole.
		if (brokenAtMs > 0 && performance.now() - brokenAtMs > shrinkingMs) return;
		const broken = await simulate(beats).catch((bug: unknown) => [`a bug: ${bug instanceof Error ? bug.stack : String(bug)}`]);
		if (broken.length === 0) return;
		brokenAtMs ||= performance.now();
		throw new Error(broken.join('\n'));
	});
	const details = await fc.check(holds, { seed, numRuns, path });
	if (!details.failed) return { kind: 'held', schedules: details.numRuns };
	return {
		kind: 'broken',
		schedules: details.numRuns,
		seed,
		path: details.counterexamplePath ?? '',
		story: storyOf(details.counterexample?.[0] ?? []),
		broken: details.errorInstance instanceof Error ? details.errorInstance.message : 'unknown'
	};
}

/** Beats in which nothing happened and nothing went on are left out. */
const storyOf = (beats: Beat[]) =>
	beats.filter(({ what, steps }) => what !== 'nothing happens' || steps > 0).map((beat, at) => `${at + 1}. ${toldOf(beat)}`);

export function toldWhole(played: Extract<Played, { kind: 'broken' }>): string {
	return [
		`Schedule ${played.schedules} of seed ${played.seed} broke a promise (npm run soak -- --seed ${played.seed} --path ${played.path}):`,
		...played.story,
		`Then: ${played.broken}`
	].join('\n');
}
