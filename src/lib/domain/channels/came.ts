/** What came, by the link, the device or the quarter hour it came by. So all of a pile can be held at once, and junk with it. */
import type { ReviewState } from '../facts/review.ts';

/** An item as far as its outside tells, and whether it could be opened here. */
export interface CameItem {
	id: string;
	device: string;
	/** The channel whose link brought it. It is absent for the event's own link, for files, and for items of before. */
	channel?: string;
	/** An ISO moment by the server's clock, to the quarter hour. */
	receivedAt: string;
	late?: boolean;
	/** `apart`: it cannot be opened here. */
	opening: 'opened' | 'waits' | 'apart';
	review: ReviewState;
	/** It cannot be opened, and a person put it aside. */
	isAside?: boolean;
	/** Somebody has already said something of it, though it may be taken back by now. */
	isReviewed: boolean;
}

export interface Arrivals {
	/** The device or the moment that its items share. */
	key: string;
	items: readonly CameItem[];
}

/** The items by what they share. The largest pile is first, and the later of two that are as large. */
export const arrivalsBy = (items: readonly CameItem[], by: 'device' | 'receivedAt'): Arrivals[] =>
	[...pilesOf(items, (item) => item[by])]
		.map(([key, pile]) => ({ key, items: pile }))
		.sort((a, b) => b.items.length - a.items.length || (a.key < b.key ? 1 : -1));

/** How many of the items are which. `toHold`: those that are neither held nor left out. */
export function countsOf(items: readonly CameItem[]) {
	const toHold = items.filter(({ review }) => review === 'fine');
	return {
		all: items.length,
		toHold: toHold.length,
		held: items.filter(({ review }) => review === 'held').length,
		unopened: items.filter(({ opening }) => opening === 'apart').length
	};
}

/**
 * From how many on a link is named. So many items that cannot be opened are no accident. So many in all are more than a hall writes
 * at one table in half an hour, though perhaps tablets came back to the network.
 */
export const floodBounds = { unopened: 20, all: 400 };

export interface Flood {
	/** Absent for the event's own link. */
	channel?: string;
	/** The beginning of the quarter hour since which they came. */
	sinceMs: number;
	/** How many came, and how many of them cannot be opened. */
	came: number;
	unopened: number;
}

const quarterMs = 15 * 60_000;

/**
 * The links by which much came in this quarter hour and the one before, the most that cannot be opened first. What is held, left out or put
 * aside is looked after, and does not count. The server tells the time of arrival to the quarter hour, so nobody knows it more finely.
 */
export function floodsIn(items: readonly CameItem[], serverNowMs: number): Flood[] {
	const sinceMs = Math.floor(serverNowMs / quarterMs) * quarterMs - quarterMs;
	const isNew = ({ receivedAt }: CameItem) => Date.parse(receivedAt) >= sinceMs;
	const lately = items.filter((item) => item.review === 'fine' && !item.isAside && isNew(item));
	return [...pilesOf(lately, ({ channel }) => channel)]
		.map(([channel, pile]) => {
			const { all: came, unopened } = countsOf(pile);
			const first = pile.reduce((least, { receivedAt }) => Math.min(least, Date.parse(receivedAt)), Infinity);
			return { ...(channel !== undefined && { channel }), sinceMs: first, came, unopened };
		})
		.filter(({ came, unopened }) => unopened >= floodBounds.unopened || came >= floodBounds.all)
		.sort((a, b) => b.unopened - a.unopened || b.came - a.came);
}

/** In the order in which their keys come first. */
function pilesOf<K>(items: readonly CameItem[], keyOf: (item: CameItem) => K): Map<K, CameItem[]> {
	const piles = new Map<K, CameItem[]>();
	for (const item of items) {
		const key = keyOf(item);
		const pile = piles.get(key);
		if (pile) pile.push(item);
		else piles.set(key, [item]);
	}
	return piles;
}
