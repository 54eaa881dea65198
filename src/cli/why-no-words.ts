import type { ReadWords } from '#lib/keys/words.ts';

/** Gives the sentence about words that are not the twelve of a key. `source`: the file, or how else they came. */
export function whyNoWords(read: Exclude<ReadWords, { kind: 'words' }>, source: string): string {
	switch (read.kind) {
		case 'unknown-word':
			return `Word ${read.position} in ${source} is not one of the list.`;
		case 'wrong-count':
			return `There are ${read.count} words in ${source} instead of twelve.`;
		case 'wrong-checksum':
			return `The twelve words in ${source} do not belong together: one is wrong or two are swapped.`;
	}
}
