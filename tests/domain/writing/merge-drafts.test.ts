import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { mergeDrafts } from '#lib/domain/writing/merge-drafts.ts';
import { aDraft } from '../../support/people.ts';

const base = aDraft({ blocks: ['One.', 'Two.', ''], name: '', town: '', revision: 3 });
const with_ = (change: Partial<Draft>): Draft => ({ ...base, ...change });

test('mergeDrafts takes what each window changed, under the id and revision that were stored last', () => {
	const mine = with_({ blocks: ['One, here.', 'Two.', ''], name: 'Nora' });
	const theirs = with_({ id: 'theirs', revision: 4, blocks: ['One.', 'Two.', 'Three, there.'], town: 'Northaven' });
	expect(mergeDrafts(mine, theirs, base)).toEqual({
		...theirs,
		blocks: ['One, here.', 'Two.', 'Three, there.'],
		name: 'Nora',
		town: 'Northaven'
	});
});

test('mergeDrafts keeps both texts where both windows wrote in the same place', () => {
	const [mine, theirs] = [with_({ blocks: ['Mine.', 'Two.', ''] }), with_({ blocks: ['Theirs.', 'Two.', ''] })];
	expect(mergeDrafts(mine, theirs, base).blocks).toEqual(['Theirs.\n\nMine.', 'Two.', '']);
	expect(mergeDrafts(mine, theirs).blocks[0]).toBe('Theirs.\n\nMine.');
});

test('mergeDrafts doubles nothing that one of them went on with', () => {
	const [short, long] = [with_({ blocks: ['One. T', 'Two.', ''] }), with_({ blocks: ['One. Three words more.', 'Two.', ''] })];
	expect(mergeDrafts(short, long).blocks[0]).toBe('One. Three words more.');
	expect(mergeDrafts(long, short).blocks[0]).toBe('One. Three words more.');
	expect(mergeDrafts(long, long, base)).toEqual(long);
});

test('mergeDrafts lets one window take words away that the other left alone', () => {
	expect(mergeDrafts(with_({ blocks: ['', 'Two.', ''] }), base, base).blocks).toEqual(['', 'Two.', '']);
	expect(mergeDrafts(base, with_({ blocks: ['', 'Two.', ''] }), base).blocks).toEqual(['', 'Two.', '']);
});

test('mergeDrafts loses nothing when one of them was turned into own words', () => {
	const own = with_({ blocks: ['One.\n\nTwo.\n\nOwn.'], isOwnWords: true });
	const mine = with_({ blocks: ['One.', 'Two.', 'Three.'] });
	expect(mergeDrafts(mine, own, base).blocks).toEqual(['One.\n\nTwo.\n\nOwn.\n\nThree.']);
	expect(mergeDrafts(own, mine, base).blocks.join('\n')).toContain('Own.');
});

test('mergeDrafts keeps a drawing and a signature of either', () => {
	const strokes = { width: 10, height: 10, lines: [[1, 1, 2, 2]] };
	expect(mergeDrafts(with_({ signature: strokes }), with_({ drawing: strokes }), base)).toMatchObject({
		signature: strokes,
		drawing: strokes
	});
});

test('mergeDrafts has every text of both windows, whatever they wrote', () => {
	const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'word'), { maxLength: 6 }).map((parts) => parts.join(''));
	const blocks = fc.array(text, { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(blocks, blocks, blocks, (was, ours, others) => {
			const whole = mergeDrafts(with_({ blocks: ours }), with_({ blocks: others }), with_({ blocks: was })).blocks;
			const isThere = (written: string[]) =>
				written.every((each, at) => each === was[at] || (whole[at] ?? '').includes(each.trim()));
			return isThere(ours) && isThere(others);
		})
	);
});

test('mergeDrafts keeps the language that one window chose, with its salutation', () => {
	const inFrench: Partial<Draft> = { locale: 'fr', languageBy: 'writer', to: { ...base.to, salutation: 'Madame, Monsieur,' } };
	expect(mergeDrafts(with_(inFrench), with_({ revision: 4 }), base)).toMatchObject(inFrench);
	expect(mergeDrafts(base, with_({ ...inFrench, revision: 4 }), base)).toMatchObject(inFrench);
});
