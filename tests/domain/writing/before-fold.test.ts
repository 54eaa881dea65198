import { expect, test } from 'vitest';
import { beforeFold } from '#lib/domain/writing/before-fold.ts';

test('beforeFold gives the end of the last block with words, from a whole word on', () => {
	const long = 'On 9 November 2020 the police opened fire on a march, and she was hit twice by them.';
	expect(beforeFold(['My name is Nora.', long, ' \n', 'later'], 3)).toBe(
		'…opened fire on a march, and she was hit twice by them.'
	);
	expect(beforeFold(['My name\n is Nora.', ''], 1)).toBe('My name is Nora.');
});

test('beforeFold is empty at the first place, and tears no sign apart', () => {
	expect(beforeFold(['words'], 0)).toBe('');
	expect([...beforeFold(['👩‍🌾🌍'.repeat(40)], 1)].every((sign) => !/^[\ud800-\udfff]$/.test(sign))).toBe(true);
});
