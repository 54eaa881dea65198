import { expect, test } from 'vitest';
import { playMany, toldWhole } from './play-many.ts';

const schedules = 10_000;
const seed = 20_261_210;

test(
	'every promise holds after ten thousand schedules of faults (I1 to I4, I6 to I12, I15)',
	async () => {
		const played = await playMany({ seed, schedules });
		expect(played.kind === 'held' ? '' : toldWhole(played)).toBe('');
		expect(played.schedules).toBe(schedules);
	},
	15 * 60_000
);
