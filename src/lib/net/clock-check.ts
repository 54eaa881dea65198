import type { Clock } from '#lib/domain/clock.ts';
import { apiPath, parseTally } from '#lib/domain/wire/wire.ts';
import { givenBy } from './hindrance.ts';
import { ask, type Net } from './ask.ts';

export interface AskingTime {
	net: Net;
	clock: Clock;
	event: string;
	/** Join or organiser token. */
	token: string;
}

/** Gives the milliseconds that this device's clock is ahead of the server's, or `undefined` when the server gives no answer. */
export async function clockAheadMs({ net, clock, event, token }: AskingTime): Promise<number | undefined> {
	const askedAtMs = clock.elapsedMs();
	const given = givenBy(await ask({ net, clock, token, path: apiPath(event, '/tally') }));
	const tookMs = clock.elapsedMs() - askedAtMs;
	const tally = given.kind === 'given' ? parseTally(given.json) : undefined;
	return tally?.kind === 'parsed' ? clock.nowMs() - tookMs / 2 - Date.parse(tally.value.serverTime) : undefined;
}
