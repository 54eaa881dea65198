import { expect, test } from 'vitest';
import { blockedNotes, someNotes } from '../support/notes.ts';

test('notes are read, forgotten and listed by how their names begin', () => {
	const notes = someNotes({ other: 'kept' });
	notes.write('sheet/one', '1');
	notes.write('sheet/two', '2');
	expect(notes.namesFrom('sheet/')).toEqual(['sheet/one', 'sheet/two']);
	notes.forget('sheet/one');
	expect([notes.read('sheet/one'), notes.read('sheet/two'), notes.read('other')]).toEqual([undefined, '2', 'kept']);
});

test('notes of a browser that blocks site data are absent, and nothing throws', () => {
	blockedNotes.write('a', 'b');
	blockedNotes.forget('a');
	expect([blockedNotes.read('a'), blockedNotes.namesFrom('')]).toEqual([undefined, []]);
});
