import { storing, type NotSaved } from '#lib/device/storing.ts';
import { fetchFeed, reportCollected, type Collecting, type Fetched } from './collect.ts';
import { openCollected, type Opening } from './open-collected.ts';

export interface Round extends Omit<Collecting, 'onProgress'>, Opening {
	onFetching?: (added: number) => void;
	/** Called with how fetching ended, before the fetched items are opened. */
	onFetched?: (fetched: Fetched) => void;
}

/**
 * Does one round of collecting: it fetches what arrived, opens what is not open yet, and tells the server which items were
 * opened. It gives how fetching ended, or `not-saved` when the storage failed at any step. The next call goes on where this one
 * stopped.
 */
export const collectOnce = (round: Round): Promise<Fetched | NotSaved> =>
	storing(async () => {
		const fetched = await fetchFeed({ ...round, onProgress: round.onFetching });
		round.onFetched?.(fetched);
		await openCollected(round);
		// Only after this call may a writer's device delete its copy (I7).
		await reportCollected(round);
		return fetched;
	});
