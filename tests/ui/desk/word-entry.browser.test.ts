import { expect, test } from 'vitest';
import { wordsWithoutField, nextEmpty, spread } from '#lib/ui/desk/word-entry.ts';

const empty = Array.from({ length: 12 }, () => '');
const twelve = 'lemon harbor gentle window river paper copper spare autumn garden honey table'.split(' ');

test('spread puts all twelve in from the first field, wherever they were pasted', () => {
	expect(spread(empty, 5, twelve.join(' '))).toEqual(twelve);
});

test('spread goes on from the field when there are fewer', () => {
	const fields = spread(['lemon', ...empty.slice(1)], 1, 'harbor gentle');
	expect(fields.slice(0, 4)).toEqual(['lemon', 'harbor', 'gentle', '']);
});

test('spread empties the field when its text was deleted and leaves the others', () => {
	expect(spread(twelve, 3, '').map((word) => word !== '')).toEqual(twelve.map((_, at) => at !== 3));
});

test('wordsWithoutField gives the words for which no field is left', () => {
	expect(wordsWithoutField(empty, 5, [...twelve, 'zoo'].join(' '))).toEqual(['zoo']);
	expect(wordsWithoutField(empty, 0, twelve.join(' '))).toEqual([]);
	expect(wordsWithoutField(empty, 10, 'harbor gentle window')).toEqual(['window']);
});

test('nextEmpty is the first field without a word, or the last', () => {
	expect(nextEmpty(['a', '', ''])).toBe(1);
	expect(nextEmpty(twelve)).toBe(11);
});
