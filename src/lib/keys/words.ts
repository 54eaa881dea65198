/** The twelve words of an organiser: BIP-39 in English, 128 bits, always generated and never chosen. */
import { entropyToMnemonic, mnemonicToEntropy, validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Random } from '#lib/domain/chance.ts';
import { typedWords, wordCount } from '#lib/domain/typed-words.ts';
import type { Bytes } from '#lib/domain/bytes.ts';

export type ReadWords =
	| { kind: 'words'; words: string[] }
	/** `position` counts from 1, as the words are numbered on paper. */
	| { kind: 'unknown-word'; position: number; word: string; suggestions: string[] }
	| { kind: 'wrong-count'; count: number }
	/** All twelve are words, but not these in this order: one was swapped or misread. */
	| { kind: 'wrong-checksum' };

/** Twelve new words from 16 random bytes (BIP-39, English list). */
export function newWords(random: Random): string[] {
	return wordsOf(random(16));
}

/** The words of 16 bytes of entropy. */
export function wordsOf(entropy: Uint8Array): string[] {
	return entropyToMnemonic(entropy, wordlist).split(' ');
}

/** The 16 bytes behind twelve words that `readWords` accepted; throws for any others. */
export function entropyOf(words: string[]): Bytes {
	return new Uint8Array(mnemonicToEntropy(words.join(' '), wordlist));
}

/** What a person typed, pasted or scanned, as twelve words or as what is wrong with them. */
export function readWords(typed: string): ReadWords {
	const words = typedWords(typed);
	const unknown = words.slice(0, 2 * wordCount).findIndex((word) => !known.has(word));
	if (unknown >= 0) return unknownWord(words[unknown] ?? '', unknown + 1);
	if (words.length !== wordCount) return { kind: 'wrong-count', count: words.length };
	return validateMnemonic(words.join(' '), wordlist) ? { kind: 'words', words } : { kind: 'wrong-checksum' };
}

const known = new Set(wordlist);

function unknownWord(word: string, position: number): ReadWords {
	return { kind: 'unknown-word', position, word: word.slice(0, 40), suggestions: nearest(word, 3) };
}

/** Words that begin with what was typed so far, in their order; nothing typed gives none. */
export function suggestWords(prefix: string, max: number): string[] {
	const typed = prefix.trim().toLowerCase();
	return typed === '' ? [] : wordlist.filter((word) => word.startsWith(typed)).slice(0, max);
}

/** The words that most likely were meant: at most two slips away, those with the same beginning first. */
function nearest(typed: string, max: number): string[] {
	if (typed.length > 12) return suggestWords(typed.slice(0, 4), max);
	// Words of another length are further away. To count their slips too would take twice as long.
	const likely = wordlist.filter((word) => Math.abs(word.length - typed.length) <= 2 || startAlike(word, typed));
	const slips = new Map(likely.map((word) => [word, slipsBetween(typed, word)]));
	const rank = (word: string) => (slips.get(word) ?? 99) - (word.startsWith(typed.slice(0, 2)) ? 0.5 : 0);
	const close = likely.filter((word) => (slips.get(word) ?? 99) <= 2 || startAlike(word, typed));
	return close.sort((a, b) => rank(a) - rank(b)).slice(0, max);
}

/** The first four letters identify a BIP-39 word, so the word is clear even when its ending is wrong. */
const startAlike = (word: string, typed: string) => typed.length >= 4 && word.startsWith(typed.slice(0, 4));

/** Letters to change, add or drop to get from one to the other (Levenshtein). */
function slipsBetween(a: string, b: string): number {
	let above = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			row[j] = Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
		}
		above = row;
	}
	return above[b.length] ?? 0;
}
