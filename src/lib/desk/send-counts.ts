import { apiPath } from '#lib/domain/wire/wire.ts';
import { markCountsSent, waitingPaperCounts } from '#lib/device/paper-counts.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { ask } from '#lib/net/ask.ts';
import { givenBy, type Hindrance } from '#lib/net/hindrance.ts';
import type { Collecting } from './collect.ts';

export type CountsSent = { kind: 'sent' } | Hindrance | NotSaved;

/** Sends paper counts that wait here, with a join or an organiser token; each counts once by its id, however often it is sent. */
export const sendPaperCounts = (sending: Collecting): Promise<CountsSent> => storing(() => sendAll(sending));

async function sendAll({ net, database, clock, event, token }: Collecting): Promise<{ kind: 'sent' } | Hindrance> {
	for (;;) {
		const waiting = (await waitingPaperCounts(database, event)).slice(0, 100);
		if (waiting.length === 0) return { kind: 'sent' };
		const counts = waiting.map(({ id, caseId, letters, cards }) => ({ id, caseId, letters, cards }));
		const given = givenBy(await ask({ net, clock, token, path: apiPath(event, '/paper'), method: 'POST', body: { counts } }));
		if (given.kind !== 'given') return given;
		await markCountsSent(
			database,
			waiting.map(({ id }) => id)
		);
	}
}
