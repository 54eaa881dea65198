/** Where an event is announced in words, and how long a text may be there. */

/** Signs as the places count them: X and Bluesky show no more, Mastodon's usual servers neither. */
export const channels = {
	short: { most: 280 },
	long: { most: 500 },
	alt: { most: 300 }
} as const;

export type Channel = keyof typeof channels;

/** X counts every address as 23 signs, however long it is. What it counts least is what always fits. */
export const signsIn = (text: string) => [...text].length;

export const fitsChannel = (text: string, channel: Channel) => signsIn(text) <= channels[channel].most;

/**
 * The first of these texts that fits, from the longest to the shortest; the last one is cut at a word, with its address kept. A name may
 * be as long as a text, and a text without its address leads nowhere.
 */
export function fittingText(texts: readonly string[], address: string, channel: Channel): string {
	const found = texts.find((text) => fitsChannel(text, channel));
	if (found !== undefined) return found;
	const { most } = channels[channel];
	const ending = address === '' ? '' : ` ${address}`;
	const room = most - signsIn(ending) - 1;
	const signs = [...(texts.at(-1) ?? '').replace(address, '').trim()];
	const cut = signs.slice(0, Math.max(0, room)).join('');
	const atWord = cut.includes(' ') && signs.length > room ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
	return `${atWord}…${ending}`;
}
