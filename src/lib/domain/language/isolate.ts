/**
 * What somebody else wrote, inside a sentence of ours. A name in Arabic, or one with U+202E in it, would turn the words around it;
 * isolated, it keeps its own direction and leaves the sentence alone (Unicode UAX #9, section 6.3).
 */
const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';
/** LRE, RLE, PDF, LRO and RLO. A name needs none of them: its letters say which way it runs. */
const embeddings = /[\u202a-\u202e]/g;
const isolates = /[\u2066-\u2069]/;
/** Letters that run from right to left, and all signs that steer. */
const mayTurn = /[\u0590-\u08ff\u200e\u200f\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/**
 * The text without signs that turn more than itself: overrides and embeddings, and isolates that have no partner. One that stands
 * alone could end the isolate that it is put into.
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
 * The text as part of a sentence that runs in the direction `around`. Where nothing could turn it comes as it is, so that what
 * people search, copy and save holds no invisible signs.
 */
export function isolated(text: string, around: 'ltr' | 'rtl' = 'ltr'): string {
	const plain = withoutTurns(text);
	if (around === 'ltr' && !mayTurn.test(plain)) return plain;
	return firstStrongIsolate + plain + popIsolate;
}
