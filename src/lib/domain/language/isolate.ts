/**
 * Puts other people's text into a sentence of this app. A name in Arabic, or one with U+202E in it, would turn the words around it.
 * An isolated name keeps its own direction and does not change the sentence (Unicode UAX #9, section 6.3).
 */
const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';
/** LRE, RLE, PDF, LRO and RLO. A name needs none of them, because its letters show its direction. */
const embeddings = /[\u202a-\u202e]/g;
const isolates = /[\u2066-\u2069]/;
/** Letters that run from right to left, and all signs that control direction. */
const mayTurn = /[\u0590-\u08ff\u200e\u200f\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/**
 * Gives the text without the signs that could turn other text: overrides, embeddings, and isolates without a partner. An isolate
 * sign without a partner could end the isolate around the text.
 */
export function withoutTurns(text: string): string {
	const plain = text.replace(embeddings, '');
	return isolates.test(plain) ? pairedIsolates(plain) : plain;
}

function pairedIsolates(text: string): string {
	const signs = [...text];
	const open: number[] = [];
	const alone = new Set<number>();
	signs.forEach((sign, at) => {
		if (sign === popIsolate && open.pop() === undefined) alone.add(at);
		else if (sign !== popIsolate && isolates.test(sign)) open.push(at);
	});
	for (const at of open) alone.add(at);
	return signs.filter((_, at) => !alone.has(at)).join('');
}

/**
 * Gives the text for a sentence that runs in the direction `around`. A text that could not turn anything gets no invisible signs, so
 * that people can search, copy and save it.
 */
export function isolated(text: string, around: 'ltr' | 'rtl' = 'ltr'): string {
	const plain = withoutTurns(text);
	if (around === 'ltr' && !mayTurn.test(plain)) return plain;
	return firstStrongIsolate + plain + popIsolate;
}
