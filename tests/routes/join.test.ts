import { expect, test } from 'vitest';
import { words } from '#lib/i18n/words.ts';
import { saidWhenNotJoined, whyNotJoined } from '../../src/routes/join/why-not-joined.ts';
import { isInsideApp, isOnIos } from '../../src/routes/join/this-browser.ts';

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

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 14; Pixel 8';
test.for([
	['Safari', `${iPhone} Version/17.4 Mobile/15E148 Safari/604.1`, true, false],
	['Chrome on an iPhone', `${iPhone} CriOS/123.0 Mobile/15E148 Safari/604.1`, true, false],
	['an app that calls itself Safari, without service workers', `${iPhone} Version/17.4 Mobile/15E148 Safari/604.1`, false, true],
	['an app that gives no name', `${iPhone} Mobile/15E148`, true, true],
	['Instagram', `${iPhone} Mobile/15E148 Instagram 330.0.0`, false, true],
	['a named app that calls itself Safari', `${iPhone} Mobile/15E148 Safari/604.1 [FBAN/FBIOS;FBAV/450.0]`, true, true],
	['Chrome on Android', `${android}) AppleWebKit/537.36 Chrome/123.0 Mobile Safari/537.36`, true, false],
	['a window in an Android app', `${android}; wv) AppleWebKit/537.36 Version/4.0 Chrome/123.0 Mobile Safari/537.36`, true, true],
	['Firefox on a desk, without service workers', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0', false, false]
] as const)('isInsideApp knows %s', ([, userAgent, hasServiceWorker, isInside]) => {
	expect(isInsideApp({ userAgent, maxTouchPoints: 5 }, hasServiceWorker)).toBe(isInside);
});

test('isInsideApp leaves an app on the home screen alone, which does not call itself Safari', () => {
	expect(isInsideApp({ userAgent: `${iPhone} Mobile/15E148`, maxTouchPoints: 5, standalone: true }, true)).toBe(false);
});
