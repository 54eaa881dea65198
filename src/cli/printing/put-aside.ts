/** What `print` says of items that organisers put aside. They are in no file that it writes. */
import { reviewReasons, type ReviewReason } from '#lib/domain/facts/review-fact.ts';
import type { ItemAside } from '#lib/domain/facts/shell-item.ts';

export interface PutAsideItem extends ItemAside {
	id: string;
}

const reasonWords: Record<ReviewReason, string> = {
	'not-polite': 'not polite',
	'off-the-case': 'off the case',
	unreadable: 'not readable',
	duplicate: 'handed in twice',
	test: 'a test',
	'not-to-be-sent': 'asks not to be sent',
	other: 'another reason'
};
/** One sentence for the held items and one for those left out, with the reasons in their order. No items give no sentence. */
export function asideInWords(aside: readonly PutAsideItem[]): string[] {
	return [sentence(aside, 'held', 'held'), sentence(aside, 'left-out', 'left out')].flat();
}

function sentence(aside: readonly PutAsideItem[], state: ItemAside['state'], word: string): string[] {
	const of = aside.filter((each) => each.state === state);
	const count = (reason: ReviewReason) => of.filter((each) => each.reason === reason).length;
	const reasons = reviewReasons.filter((reason) => count(reason) > 0).map((reason) => `${count(reason)} ${reasonWords[reason]}`);
	return of.length === 0 ? [] : [`${of.length} ${word} by organisers, and not printed: ${reasons.join(', ')}.`];
}
