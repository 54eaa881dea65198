import { expect, test } from 'vitest';
import { gathering } from '#lib/server/letters/gathering.ts';

function recorded({ heaviest = 100, isHopeless = false } = {}) {
	const groups: string[][] = [];
	const together = gathering<string, string>({
		async commit(key, group) {
			groups.push(group);
			await new Promise((settle) => setTimeout(settle, 2));
			if (group.includes('bad')) throw new Error('bad');
			return group.map((work) => `${key} ${work}`);
		},
		weightOf: (work) => work.length,
		heaviest,
		atOnce: 1,
		isHopeless: () => isHopeless
	});
	return { groups, together };
}

test('gathering commits once for all that arrives together, and once for what arrives meanwhile', async () => {
	const { groups, together } = recorded();
	const first = ['a', 'b'].map((work) => together.add('k', work));
	await new Promise((settle) => setTimeout(settle, 1));
	const second = ['c', 'd'].map((work) => together.add('k', work));
	expect(await Promise.all([...first, ...second])).toEqual(['k a', 'k b', 'k c', 'k d']);
	expect(groups).toEqual([
		['a', 'b'],
		['c', 'd']
	]);
});

test('gathering tries a group that failed one by one, so that only the bad one fails', async () => {
	const { groups, together } = recorded();
	const outcomes = await Promise.allSettled(['a', 'bad', 'c'].map((work) => together.add('k', work)));
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect(groups.slice(1)).toEqual([['a'], ['bad'], ['c']]);
});

test('gathering fails a whole group at once when the fault is not in the work', async () => {
	const { groups, together } = recorded({ isHopeless: true });
	const outcomes = await Promise.allSettled(['a', 'bad'].map((work) => together.add('k', work)));
	expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(groups).toHaveLength(1);
});

test('gathering keeps groups within their weight, and is settled when all have their answer', async () => {
	const { groups, together } = recorded({ heaviest: 4 });
	const all = ['aaa', 'bb', 'cccccc', 'd'].map((work) => together.add('k', work));
	await together.settled();
	expect(await Promise.all(all)).toHaveLength(4);
	expect(groups).toEqual([['aaa'], ['bb'], ['cccccc'], ['d']]);
});
