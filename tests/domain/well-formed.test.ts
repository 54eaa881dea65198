import { expect, test } from 'vitest';
import { isWellFormed, wellFormed } from '#lib/domain/well-formed.ts';

test.each([
	['', ''],
	['Nora 😀 שלום', 'Nora 😀 שלום'],
	['a\uD83Db', 'a\uFFFDb'],
	['\uDE00a', '\uFFFDa'],
	['\uD83D\uD83D\uDE00', '\uFFFD😀'],
	['\uDC69\uD83D', '\uFFFD\uFFFD']
])('wellFormed and isWellFormed see each half of a sign as the engine does: %j', (text, expected) => {
	expect([wellFormed(text), isWellFormed(text)]).toEqual([expected, text === expected]);
	expect([text.toWellFormed(), text.isWellFormed()]).toEqual([expected, text === expected]);
});
