import { expect, test } from 'vitest';
import { changedFields, changeOf, fieldsOf, meetTheirs } from '#lib/domain/event-fields.ts';
import { aManifest } from '../support/builders.ts';

const before = fieldsOf(aManifest());

test('changeOf says what changed and nothing else', () => {
	expect(changeOf(changedFields(before, before))).toEqual({});
	expect(changeOf(changedFields({ ...before, name: 'Another', idleMinutes: '7' }, before))).toEqual({
		name: 'Another',
		settings: { idleMs: 420_000 }
	});
});

test('fieldsOf leaves out an envelope that only a newer app has a name for, and no change of it is made', () => {
	const fields = fieldsOf(aManifest(), true);
	expect(fields.envelope).toBeUndefined();
	expect(changeOf(changedFields({ ...fields, cardsAllowed: !fields.cardsAllowed }, fields))).toEqual({
		settings: { cardsAllowed: !fields.cardsAllowed }
	});
});

test('meetTheirs takes over what the other changed, and keeps what was typed here', () => {
	const theirs = { ...before, name: 'Theirs', place: 'The library' };
	const { fields, differences } = meetTheirs({ ...before, name: 'Ours', idleMinutes: '9' }, before, theirs);
	expect(fields).toEqual({ ...before, name: 'Ours', place: 'The library', idleMinutes: '9' });
	expect(differences).toEqual([
		{ name: 'name', theirs, isContested: true },
		{ name: 'place', theirs, isContested: false }
	]);
	expect(changeOf(changedFields(fields, theirs))).toEqual({ name: 'Ours', settings: { idleMs: 540_000 } });
});

test('meetTheirs contests nothing when both changed a field to the same', () => {
	const theirs = { ...before, name: 'Same' };
	expect(meetTheirs(theirs, before, theirs).differences).toEqual([{ name: 'name', theirs, isContested: false }]);
});
