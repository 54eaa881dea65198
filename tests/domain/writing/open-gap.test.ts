import { expect, test } from 'vitest';
import { openGap } from '#lib/domain/writing/open-gap.ts';
import { putIn } from '#lib/domain/writing/starter.ts';

const starters = ['My name is …. I am … years old, and …', '… those responsible are tried.', 'I ask you to …'];
const put = (starter: string) => putIn('', undefined, starter).insert;

test('openGap finds the first block in which a starter still has its gap', () => {
	expect(openGap(['a', put(starters[0]!)], starters)).toBe(1);
	expect(openGap(['a', 'My name is Nora. I am … years old, and I swim.'], starters)).toBe(1);
});

test('openGap finds nothing when every gap is filled', () => {
	expect(
		openGap(['My name is Nora. I am 12 years old, and I swim.', put(starters[1]!), put(starters[2]!)], starters)
	).toBeUndefined();
});

test('openGap takes a "…" of the writer for no gap', () => {
	expect(openGap(['I was thinking … and then I wrote.', 'I wonder…', '…'], starters)).toBeUndefined();
});
