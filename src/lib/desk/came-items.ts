/** The collected items as the links ask for them: requests too, since junk may say that it is one. */
import type { CameItem } from '#lib/domain/channels/came.ts';
import { reviewStateOf, type ReviewsById } from '#lib/domain/facts/review.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import type { Opened } from '#lib/sealing/open.ts';

/** `opened`: what opening each of them gave, by id. */
export const cameItemsOf = (
	rows: readonly CollectedRow[],
	opened: Readonly<Record<string, Opened>>,
	reviews: ReviewsById
): CameItem[] =>
	rows.map(({ id, device, channel, receivedAt, late, isAside, state }) => ({
		...{ id, device, channel, receivedAt, late, isAside },
		opening: openingOf(state, opened[id]),
		review: reviewStateOf(reviews.get(id)),
		isReviewed: reviews.has(id)
	}));

function openingOf(state: CollectedRow['state'], opened: Opened | undefined): CameItem['opening'] {
	if (state === 'damaged') return 'apart';
	if (!opened) return 'waits';
	return opened.kind === 'opened' || opened.kind === 'request' ? 'opened' : 'apart';
}
