import type { Clock } from '#lib/domain/clock.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import { healthPath } from '#lib/domain/wire/health.ts';
import { ask, ourJson, type Net } from '#lib/net/ask.ts';
import { judge } from './judge.ts';

/**
 * Looks whether the server is there before anything is sent to it. It gives what stands in the way, or `undefined` when the server itself
 * answered, whatever it said: a post then hears more.
 */
export async function knock({ net, clock }: { net: Net; clock: Clock }): Promise<DrainState | undefined> {
	const answered = await ask({ net, clock, path: healthPath });
	if (answered.kind === 'answered' && ourJson(answered) !== undefined) return undefined;
	const { state } = judge(answered, []);
	return state.kind === 'sending' ? { kind: 'waiting', because: 'server-failed' } : state;
}
