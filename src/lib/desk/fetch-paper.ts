/** Fetches the counts by hand of all tables and organisers, as the server lists them. */
import { apiPath } from '#lib/domain/wire/wire.ts';
import { paperBounds, parseListedFact, parsePaperPage } from '#lib/domain/wire/paper-wire.ts';
import type { ReadUpTo } from '#lib/device/collected.ts';
import { saveListedPaper, waitAgainUnless } from '#lib/device/paper-facts.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { askFor } from '#lib/net/ask-for.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import type { Collecting } from './collect.ts';

export type PaperFetched =
	/**
	 * `place` is where the next fetch begins. `again` counts facts that the server lost; they now wait here to be sent again.
	 */
	{ kind: 'fetched'; place: ReadUpTo; again: number } | Hindrance | NotSaved;

type FetchingPaper = Pick<Collecting, 'net' | 'database' | 'clock' | 'event' | 'token'>;
/** The place before the first fact, from which a device begins that has read nothing yet. */
export const paperStart: ReadUpTo = { n: 0 };

/**
 * Fetches everything behind `from`, page by page. Each page is on this disk before the next one is fetched. When the server has
 * another fact at that place, or none, it was restored from a backup: then everything is read from the start, and the facts that
 * the server lost wait to be sent again.
 */
export const fetchPaperFacts = (fetching: FetchingPaper, from: ReadUpTo): Promise<PaperFetched> =>
	storing(async () => {
		const fetched = await fetchFrom(fetching, from);
		if (fetched !== 'elsewhere') return fetched;
		const anew = await fetchFrom(fetching, paperStart);
		return anew === 'elsewhere' ? { kind: 'server-failed' } : anew;
	});

async function fetchFrom(fetching: FetchingPaper, from: ReadUpTo): Promise<PaperFetched | 'elsewhere'> {
	const { database, event } = fetching;
	const listed = new Set<string>();
	// The page begins with the fact at this place, so that this device sees whether the server still has it.
	for (let place = from, after = Math.max(0, from.n - 1); ;) {
		const told = await fetchPage(fetching, after);
		if (told.kind !== 'given') return told;
		const { facts, next } = told.value;
		const read = facts.flatMap((fact) => {
			const parsed = parseListedFact(fact);
			return parsed.kind === 'parsed' ? [parsed.value] : [];
		});
		const stoodOn = read.find(({ n }) => n === from.n);
		if (after < from.n && from.id !== undefined && stoodOn?.fact.id !== from.id) return 'elsewhere';
		await saveListedPaper(database, event, read);
		for (const { fact } of read) listed.add(fact.id);
		const last = read.at(-1);
		if (last && last.n >= place.n) place = { n: last.n, id: last.fact.id };
		if (facts.length === 0 || next <= after) {
			const again = from.n === 0 ? await waitAgainUnless(database, event, listed) : 0;
			return { kind: 'fetched', place, again };
		}
		after = next;
	}
}

const fetchPage = ({ net, clock, event, token }: FetchingPaper, after: number) =>
	askFor({ net, clock, token, path: apiPath(event, `/paper?after=${after}&limit=${paperBounds.page}`) }, parsePaperPage);
