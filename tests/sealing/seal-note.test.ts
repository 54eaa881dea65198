import { expect, test } from 'vitest';
import { longestNote } from '#lib/domain/facts/organiser-note.ts';
import { sealedCard } from '#lib/domain/wire/wire.ts';
import { openNote, sealNote } from '#lib/sealing/seal-note.ts';
import { code, organiser, recipients, recovery } from '../support/people.ts';

test('sealNote seals the longest note in the smallest size class, for the organisers and for recovery', async () => {
	const text = '漢'.repeat(longestNote);
	const sealed = await sealNote({ v: 1, event: code, text }, recipients);
	expect(sealedCard(sealed, 'sealed')).toBe(sealed);
	expect(await openNote(sealed, organiser.identity, code)).toBe(text);
	expect(await openNote(sealed, recovery.identity, code)).toBe(text);
});

test('openNote gives nothing for a note of another event, for other words, and for what is no note', async () => {
	const sealed = await sealNote({ v: 1, event: code, text: 'Ask Joris first.' }, [recipients[0]!]);
	expect(await openNote(sealed, organiser.identity, 'ABCDEF')).toBeUndefined();
	expect(await openNote(sealed, recovery.identity, code)).toBeUndefined();
	expect(await openNote('TmV2ZXI=', organiser.identity, code)).toBeUndefined();
	expect(await openNote('not base64', organiser.identity, code)).toBeUndefined();
});
