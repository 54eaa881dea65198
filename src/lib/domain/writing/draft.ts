/**
 * What a writer is writing. A draft keeps the letter in its blocks, so that the margin's numbers and starters stay beside their
 * paragraphs; blocks fall away when it is handed in (`finish.ts`).
 */
import { largestItemBytes } from '../item-bounds.ts';
import type { Kind } from '../kind.ts';
import { wellFormed } from '../well-formed.ts';
import { isBlank, type Strokes } from './strokes.ts';

export interface Draft {
	/** Minted once, when the sheet is laid down; the item has the same id for ever (I3). */
	id: string;
	event: string;
	caseId: string;
	kind: Kind;
	/** The addressee of the letter, by id; absent is the case's first. */
	addressee?: string;
	/** The address of who gets a copy of the letter. */
	copyTo?: string[];
	/** The language of the sheet's own words: at first that of the screen, then what is noticed or chosen. */
	locale: string;
	/** Present when the writer chose the language. */
	languageBy?: 'writer';
	sittingId: string;
	/** Grows by one with each save; a hand-in of an older revision is refused (I2). */
	revision: number;
	writtenOn: string;
	/** The digest of the pack with which the sheet was laid down. Its questions and starters stay those of this pack. */
	packDigest?: string;
	/** `greeting` is the salutation that came from us. A sheet of an earlier version has none. */
	to: { lines: string[]; salutation: string; greeting?: string };
	subject: string;
	/** One text for each block of the template, in its order; own words from an empty sheet are a single block. */
	blocks: string[];
	isOwnWords: boolean;
	closing: string;
	name: string;
	town: string;
	/** 'paper': a line to sign on is printed instead. */
	signing: 'finger' | 'paper';
	signature?: Strokes;
	drawing?: Strokes;
	front?: string;
	practice?: number;
}

/** What is asked of a new sheet; the caller takes the texts from the case and its template. */
export type NewDraft = Omit<Draft, 'revision' | 'blocks' | 'isOwnWords' | 'signing'> & { blockCount: number };

/** A new sheet with nothing written on it, at revision 0. A person who has signed in this sitting signs with a finger again. */
export function layDown({ blockCount, ...rest }: NewDraft): Draft {
	return {
		...rest,
		revision: 0,
		blocks: Array.from({ length: blockCount }, () => ''),
		isOwnWords: false,
		signing: rest.signature ? 'finger' : 'paper'
	};
}

/** Blocks as printed paragraphs: an empty line inside a block begins a new one; single line feeds stay. */
export function paragraphsOf(blocks: string[]): string[] {
	return (
		blocks
			.flatMap((block) => tidy(block).split(/\n[ \t]*\n+/))
			// Not /\s+$/: a page of blanks in the middle of a text would take seconds.
			.map((paragraph) => paragraph.replace(/^\n+/, '').trimEnd())
			.filter((paragraph) => paragraph.trim() !== '')
	);
}

/** Word ends a line with a vertical tab; other programs with U+0085 or the separators of Unicode. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Every control character but the line feed. */
const controls = /[^\P{Cc}\n]/gu;
/** Bullets of Word's fonts Symbol and Wingdings. They stand where Unicode has no letters, and every other font has a box there. */
const wordBullets = /[\uf06e\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0d8]/g;

/**
 * Well-formed text without control characters: a tab becomes a space, any line ending a line feed, half an emoji U+FFFD, a bullet that
 * only Word knows "•".
 */
export function tidy(text: string): string {
	return wellFormed(text).replace(lineEnds, '\n').replace(/\t/g, ' ').replace(controls, '').replace(wordBullets, '•');
}

/** One line of it, without blanks around it. */
export const plain = (text: string) => tidy(text).replace(/\s+/g, ' ').trim();

/** Gives the draft's share of the largest sealed size; more than 1 is too large. A writer is told in time, and nothing is cut. */
export function fullness(draft: Draft): number {
	return new TextEncoder().encode(JSON.stringify(draft)).length / largestItemBytes;
}

export interface BlocksWritten {
	written: number;
	of: number;
}

/** Gives how many questions of the sheet have words. It gives `undefined` for a card and for own words, which have no questions. */
export function answeredOf({ kind, isOwnWords, blocks }: Draft): BlocksWritten | undefined {
	if (kind === 'card' || isOwnWords) return undefined;
	return { written: blocks.filter((block) => block.trim() !== '').length, of: blocks.length };
}

/** True when the sheet has nothing that is worth keeping. */
export function isUntouched(draft: Draft): boolean {
	return paragraphsOf(draft.blocks).length === 0 && isBlank(draft.drawing) && !isGreetedAnew(draft);
}

/**
 * Whether a card has another salutation than ours. Salutation and message stand in the same type, so that some people write the
 * message into the first of them.
 */
export function isGreetedAnew({ kind, to: { salutation, greeting } }: Draft): boolean {
	return kind === 'card' && greeting !== undefined && plain(salutation) !== '' && plain(salutation) !== plain(greeting);
}
