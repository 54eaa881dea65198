/** Compares what an extractor gives back with what was printed. */
import { textIn } from '../../support/poppler.ts';
import { withoutMarks } from '../../support/poppler.ts';

export type TextBack =
	{ kind: 'exact' } | { kind: 'line-end-hyphens'; count: number } | { kind: 'differs'; wanted: string; got: string };

/**
 * Compares word for word. The lines are those of the layout, because an extractor cannot know which words of a line belong
 * together.
 */
export function compareText(lines: readonly string[], pdf: Uint8Array, runningHead: string): TextBack {
	const got = words(withoutHeads(textIn(pdf), runningHead));
	const wanted = words(lines.join('\n'));
	const tail = got.slice(-wanted.length);
	if (tail.join(' ') === wanted.join(' ')) return { kind: 'exact' };
	return withoutLineEndHyphens(lines, got) ?? firstDifference(wanted, tail);
}

const words = (text: string) => withoutMarks(text).split(' ');

/** Drops the number of each page, and the letter's short number above every page after the first. */
function withoutHeads(text: string, runningHead: string): string {
	const lines = text.replace(/[\u200e\u200f\u202a-\u202e]/g, '').split('\n');
	return lines.filter((line) => line.trim() !== runningHead && !/^\d+\/\d+$/.test(line)).join('\n');
}

/** Poppler takes a hyphen at the end of a line for an added one. It drops the hyphen and joins both parts. */
function withoutLineEndHyphens(lines: readonly string[], got: readonly string[]): TextBack | undefined {
	const ending = /[-\u2010\u2011\u00ad]$/;
	const count = lines.filter((line) => ending.test(line)).length;
	if (count === 0) return undefined;
	const joined = lines.map((line) => (ending.test(line) ? `${line}\u0000` : `${line} `)).join('');
	const parts = joined.split(' ').filter((part) => part !== '');
	let text = got.join(' ');
	for (const part of parts.toReversed()) {
		const variants = part.includes('\u0000') ? hyphenVariants(part) : [part];
		const found = variants.map(withoutMarks).find((variant) => text.endsWith(variant));
		if (found === undefined) return undefined;
		text = text.slice(0, -found.length).trimEnd();
	}
	return { kind: 'line-end-hyphens', count };
}

function hyphenVariants(part: string): string[] {
	const pieces = part.split('\u0000');
	return [
		pieces.map((piece, index) => (index < pieces.length - 1 ? piece.replace(/[-\u2010\u2011\u00ad]$/, '') : piece)).join(''),
		pieces.join(' '),
		pieces.join('')
	];
}

function firstDifference(wanted: readonly string[], got: readonly string[]): TextBack {
	let at = wanted.length - 1;
	while (at > 0 && wanted[at] === got[at]) at--;
	const near = (all: readonly string[]) => all.slice(Math.max(0, at - 4), at + 4).join(' ');
	return { kind: 'differs', wanted: near(wanted), got: near(got) };
}
