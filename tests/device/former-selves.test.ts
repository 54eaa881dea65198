import { expect, test } from 'vitest';
import { formerSelves } from '#lib/device/former-selves.ts';
import { blockedNotes, someNotes } from '../support/notes.ts';

test('formerSelves tells the pseudonyms that went with a cleared storage, in each event apart', () => {
	const notes = someNotes();
	expect(formerSelves('K7M3QD', 'one', notes)).toEqual([]);
	expect(formerSelves('K7M3QD', 'one', notes)).toEqual([]);
	expect(formerSelves('K7M3QD', 'two', notes)).toEqual(['one']);
	expect(formerSelves('K7M3QD', 'three', notes)).toEqual(['one', 'two']);
	expect(formerSelves('7KQ2MB', 'three', notes)).toEqual([]);
});

test('formerSelves stays short, and quiet where a browser refuses', () => {
	const notes = someNotes();
	for (let at = 0; at < 40; at++) expect(formerSelves('K7M3QD', String(at), notes).length).toBeLessThanOrEqual(20);
	expect(formerSelves('K7M3QD', 'one', blockedNotes)).toEqual([]);
});
