import type { Fact } from '#lib/domain/facts/fact.ts';
import { parseFactsPage, parseFeedFact } from '#lib/domain/wire/facts-wire.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { askFor } from '#lib/net/ask-for.ts';
import { serverAt } from '#lib/net/ask.ts';
import { sentenceFor } from './fetch-feed.ts';

/** `notRead`: how many facts this program is too old for. */
export type AllFacts = { kind: 'fetched'; facts: Fact[]; notRead: number } | { kind: 'failed'; sentence: string };

/** Fetches everything that organisers said about the event, in the order in which the server heard it. */
export async function fetchAllFacts(server: string, code: string, token: string): Promise<AllFacts> {
	const asking = { net: serverAt(server), clock: deviceClock, token, timeoutMs: 60_000 };
	const facts: Fact[] = [];
	for (let after = 0; ;) {
		const given = await askFor({ ...asking, path: apiPath(code, `/batches?after=${after}`) }, parseFactsPage);
		if (given.kind !== 'given') return { kind: 'failed', sentence: sentenceFor(given) };
		const { facts: page, next } = given.value;
		// Numbers have no gaps. Those that are missing are of a newer kind, which this program or the server does not know.
		if (next <= after) return { kind: 'fetched', facts, notRead: after - facts.length };
		facts.push(...page.flatMap(readable));
		after = next;
	}
}

function readable(fact: unknown): Fact[] {
	const parsed = parseFeedFact(fact);
	return parsed.kind === 'parsed' ? [parsed.value.fact] : [];
}
