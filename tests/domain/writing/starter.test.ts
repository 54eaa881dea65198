import { expect, test } from 'vitest';
import { putIn } from '#lib/domain/writing/starter.ts';

const after = (text: string, caret: number | undefined, starter: string) => {
	const put = putIn(text, caret, starter);
	const result = text.slice(0, put.at) + put.insert + text.slice(put.at);
	return { result, selected: result.slice(put.selectFrom, put.selectTo), caret: put.selectFrom };
};

test('putIn fills an empty block and drops the trailing gap', () => {
	expect(after('', 0, 'I ask you to …')).toEqual({ result: 'I ask you to ', selected: '', caret: 13 });
});

test('putIn appends with a space when nobody knows where the caret was', () => {
	expect(after('Hello.', undefined, 'I am Nora.').result).toBe('Hello. I am Nora. ');
});

test('putIn inserts at the caret and keeps everything around it', () => {
	expect(after('One. Three.', 5, 'Two.').result).toBe('One. Two. Three.');
	expect(after('One. Three.', 4, 'Two.').result).toBe('One. Two. Three.');
});

test('putIn moves out of a word instead of tearing it', () => {
	expect(after('Wendy lives', 3, 'bravely').result).toBe('Wendy bravely lives');
});

test('putIn selects the first gap inside a starter', () => {
	const put = after('', undefined, 'My name is …. I am … years old, and …');
	expect(put).toMatchObject({ result: 'My name is …. I am … years old, and ', selected: '…', caret: 11 });
});

test('putIn drops a leading gap: the sentence goes on from what is written', () => {
	expect(after('I ask that', undefined, '… those responsible are tried.').result).toBe(
		'I ask that those responsible are tried. '
	);
});

test('putIn leaves a space after a full sentence, for the words that follow', () => {
	expect(after('', undefined, 'I am Nora.')).toEqual({ result: 'I am Nora. ', selected: '', caret: 11 });
	expect(after('', undefined, 'Wilt u dat laten onderzoeken?').result).toBe('Wilt u dat laten onderzoeken? ');
	expect(after('One.\nThree.', 4, 'Two.').result).toBe('One. Two.\nThree.');
});

test('putIn leaves no space after a word that a full stop follows', () => {
	expect(after('I ask this.', 10, 'of you').result).toBe('I ask this of you.');
});
