/**
 * `npm run soak [-- --schedules N]`: a million schedules, a thousand from each seed. It goes on where it was stopped, and ends at the
 * first broken promise with its story. `--seed S [--path P]` plays one seed alone.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { playMany, toldWhole } from './play-many.ts';

const perSeed = 1_000;
const { values } = parseArgs({
	options: {
		schedules: { type: 'string', default: '1000000' },
		state: { type: 'string', default: 'test-results/soak.json' },
		seed: { type: 'string' },
		path: { type: 'string' },
		'shrinking-s': { type: 'string', default: '60' }
	}
});
const shrinkingMs = Number(values['shrinking-s']) * 1_000;

interface SoakState {
	/** Every seed below it has been played. */
	nextSeed: number;
	schedules: number;
	seconds: number;
}
const begun: SoakState = existsSync(values.state)
	? (JSON.parse(readFileSync(values.state, 'utf8')) as SoakState)
	: { nextSeed: 1, schedules: 0, seconds: 0 };

process.exit(values.seed === undefined ? await soak(begun) : await once(Number(values.seed)));

async function once(seed: number): Promise<number> {
	const played = await playMany({ seed, schedules: Math.min(Number(values.schedules), perSeed), path: values.path, shrinkingMs });
	console.log(played.kind === 'held' ? `${played.schedules} schedules held` : toldWhole(played));
	return played.kind === 'held' ? 0 : 1;
}

async function soak(state: SoakState): Promise<number> {
	while (state.schedules < Number(values.schedules)) {
		const startMs = performance.now();
		const played = await playMany({ seed: state.nextSeed, schedules: perSeed, shrinkingMs });
		if (played.kind === 'broken') {
			console.log(toldWhole(played));
			return 1;
		}
		state.nextSeed += 1;
		state.schedules += played.schedules;
		state.seconds += (performance.now() - startMs) / 1_000;
		mkdirSync(dirname(values.state), { recursive: true });
		writeFileSync(values.state, JSON.stringify(state));
		console.log(
			`${state.schedules} schedules held, ${Math.round(state.schedules / state.seconds)} a second, next seed ${state.nextSeed}`
		);
	}
	return 0;
}
