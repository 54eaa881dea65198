import { expect, test } from 'vitest';
import { wantsEyes } from '#lib/domain/facts/wants-eyes.ts';
import type { Item } from '#lib/domain/item.ts';
import { aCard, aLetter } from '../../support/items.ts';
import { anId } from '../../support/people.ts';

const words = 'My name is Nora and I ask you to see that she is heard by a court that is independent and soon';
const from = (name: string) => ({ name, town: 'Northaven' });
const handed = (change: Partial<Item> = {}, device = anId()) => {
	const item = aLetter({ id: anId(), paragraphs: [words], from: from('Nora'), ...change });
	return { id: item.id, device, item };
};

test('wantsEyes finds the same text many times from one device, whatever its case, and not from many tables', () => {
	const device = anId();
	const flood = ['A', 'B', 'C', 'D'].map((name, at) =>
		handed({ from: from(name), paragraphs: [at % 2 === 0 ? words : words.toUpperCase()] }, device)
	);
	const tables = ['E', 'F', 'G', 'H', 'I'].map((name) => handed({ from: from(name) }));
	const why = wantsEyes([...flood, ...tables]);
	expect([...why]).toEqual(flood.map(({ id }) => [id, { kind: 'repeated', times: 4 }]));
	expect(wantsEyes(flood.slice(1)).size).toBe(0);
});

test('wantsEyes puts two nearly equal letters of one writer side by side', () => {
	const [one, two] = [handed(), handed({ paragraphs: [`${words} please`], from: from('NORA') })];
	expect([...wantsEyes([one, two])]).toEqual([
		[one.id, { kind: 'twin', other: two.id }],
		[two.id, { kind: 'twin', other: one.id }]
	]);
});

test('wantsEyes goes on naming a flood of which some is settled, and lets a twin rest once the other is settled', () => {
	const device = anId();
	const flood = ['A', 'B', 'C', 'D'].map((name, at) => ({ ...handed({ from: from(name) }, device), isSettled: at < 3 }));
	expect([...wantsEyes(flood)]).toEqual([[flood[3]!.id, { kind: 'repeated', times: 4 }]]);
	expect(wantsEyes([handed(), { ...handed(), isSettled: true }]).size).toBe(0);
});

test('wantsEyes leaves other words, other cases, a card beside a letter and other writers alone', () => {
	const card = aCard({ id: anId(), paragraphs: [words], from: from('Nora') });
	const all = [
		handed(),
		handed({ paragraphs: ['Something else that I have thought of myself'] }),
		handed({ caseId: 'another-case' }),
		handed({ from: from('Ben') }),
		{ id: card.id, device: anId(), item: card }
	];
	expect(wantsEyes(all).size).toBe(0);
	expect(wantsEyes([]).size).toBe(0);
});
