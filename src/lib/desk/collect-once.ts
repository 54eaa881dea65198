import { storing, type NotSaved } from '#lib/device/storing.ts';
import { fetchFeed, reportCollected, type Collecting, type Fetched } from './collect.ts';
import { openCollected, type Opening } from './open-collected.ts';

export interface Round extends Omit<Collecting, 'onProgress'>, Opening {
	onFetching?: (added: number) => void;
	/** Hears how fetching ended, before what came is opened. */
	onFetched?: (fetched: Fetched) => void;
}

/**
 * One round of collecting: fetches what arrived, opens what is not open yet, and tells the server what was opened. Gives how fetching
 * ended, or `not-saved` when the storage failed at any of it; called again, it goes on where it stopped.
 */
export const collectOnce = (round: Round): Promise<Fetched | NotSaved> =>
	storing(async () => {
		const fetched = await fetchFeed({ ...round, onProgress: round.onFetching });
		round.onFetched?.(fetched);
		await openCollected(round);
		// Only now may a writer's device let go of its copy (I7).
		await reportCollected(round);
		return fetched;
	});
