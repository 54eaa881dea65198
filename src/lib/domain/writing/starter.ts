/** Adds a starter to what somebody has written. It never replaces a text. */

export interface PutIn {
	/** What is inserted, the space that joins it included. */
	insert: string;
	/** Where, in the text as it was. */
	at: number;
	/** What is selected afterwards, in the text as it will be: the first gap to fill, or the place to go on writing. */
	selectFrom: number;
	selectTo: number;
}

/** `caret` is where the writer last was in this block; without one the starter goes to the end. */
export function putIn(text: string, caret: number | undefined, starter: string): PutIn {
	const at = caret === undefined ? text.length : afterWord(text, Math.min(caret, text.length));
	const goesOn = /…\s*$/.test(starter);
	const isSentence = /[.!?。！？][)»”"]?\s*$/.test(starter);
	const words = starter.replace(/^\s*…\s*/, '').replace(/\s*…\s*$/, '');
	const before = at > 0 && !/\s$/.test(text.slice(0, at)) ? ' ' : '';
	const rest = text.slice(at);
	// After a full sentence a person writes on; without a space the next one would stick to its full stop.
	const isOpenEnd = (goesOn || isSentence) && !/^\s/.test(rest);
	const after = isOpenEnd || (rest !== '' && !/^[\s.,;:!?]/.test(rest)) ? ' ' : '';
	const start = at + before.length;
	const gap = words.indexOf('…');
	const selectFrom = gap < 0 ? start + words.length + after.length : start + gap;
	return { insert: before + words + after, at, selectFrom, selectTo: gap < 0 ? selectFrom : selectFrom + 1 };
}

/** A caret inside a word moves behind it: a starter never tears a word apart. */
function afterWord(text: string, caret: number): number {
	const isInside = caret > 0 && /[\p{L}\p{M}\p{N}'’-]$/u.test(text.slice(0, caret));
	if (!isInside) return caret;
	return caret + (/^[\p{L}\p{M}\p{N}'’-]*/u.exec(text.slice(caret))?.[0].length ?? 0);
}
