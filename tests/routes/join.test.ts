import { expect, test } from 'vitest';
import { words } from '#lib/i18n/words.ts';
import { saidWhenNotJoined, whyNotJoined } from '../../src/routes/join/why-not-joined.ts';
import { isOnIos } from '../../src/routes/join/this-browser.ts';

test('saidWhenNotJoined has a title and words of its own for each reason, but for what a person would do the same about', () => {
	const notes = Object.values(saidWhenNotJoined).map(({ note }) => note());
	expect(notes.every((note) => note.length > 20)).toBe(true);
	// Busy, failing and declining servers are all waited for. An answer for another event is trusted no more than a broken
	// signature.
	expect(new Set(notes).size).toBe(notes.length - 3);
	expect(saidWhenNotJoined[whyNotJoined({ kind: 'not-verified', because: 'wrong-fingerprint' })].title()).toBe(words.out_key());
	expect(saidWhenNotJoined[whyNotJoined({ kind: 'sign-in-page' })].isPassing).toBe(true);
	expect(saidWhenNotJoined[whyNotJoined({ kind: 'not-verified', because: 'lowered-counter' })].isPassing).toBeUndefined();
});

test('isOnIos knows an iPad that calls itself a Mac', () => {
	const macintosh = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';
	expect(isOnIos({ userAgent: macintosh, maxTouchPoints: 5 })).toBe(true);
	expect(isOnIos({ userAgent: macintosh, maxTouchPoints: 0 })).toBe(false);
	expect(isOnIos({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', maxTouchPoints: 5 })).toBe(true);
	expect(isOnIos({ userAgent: 'Mozilla/5.0 (Linux; Android 15)', maxTouchPoints: 5 })).toBe(false);
});
