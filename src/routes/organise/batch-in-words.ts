/** What the screens call a batch, its state and its contents. */
import type { PrintBatch, PrintedTwice } from '#lib/domain/print/print-batch.ts';
import { words } from '#lib/i18n/words.ts';

/** Gives a text such as "Batch 12". It has no number until the server gave one. */
export const batchTitle = ({ number }: Pick<PrintBatch, 'number'>): string =>
	number === undefined ? words.batch_unnumbered() : words.batch_number({ number });

export function stateInWords({ state }: Pick<PrintBatch, 'state'>): string {
	switch (state) {
		case 'made':
			return words.batch_state_made();
		case 'printed':
			return words.batch_state_printed();
		case 'posted':
			return words.batch_state_posted();
		case 'taken-back':
			return words.batch_state_taken_back();
	}
}

/** Gives a text such as "412 letters". */
export function itemsInBatch({ what, itemIds }: Pick<PrintBatch, 'what' | 'itemIds'>): string {
	const count = itemIds.length;
	switch (what) {
		case 'letters':
			return words.batch_letters({ count });
		case 'cards':
			return words.batch_cards({ count });
		case 'all':
			return words.batch_items({ count });
		case 'labels':
			return words.batch_labels({ count });
		case 'envelopes':
			return words.batch_envelopes({ count });
		case 'covers':
			return words.batch_covers({ count });
	}
}

/** Names the other batch, seen from one of the two. */
export function twiceInWords({ id }: Pick<PrintBatch, 'id'>, { batches, itemIds }: PrintedTwice): string {
	const [one, other] = batches;
	return words.batch_twice({ count: itemIds.length, batch: batchTitle(one.id === id ? other : one) });
}
