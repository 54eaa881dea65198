import { expect, test } from 'vitest';
import type { Seen } from '#lib/domain/facts/look-closer.ts';
import { besideOthers, type BesideById, type Handed } from '#lib/domain/facts/beside-others.ts';
import { wantsEyes as reasonsFor } from '#lib/domain/facts/wants-eyes.ts';
import type { Item } from '#lib/domain/item.ts';
import { aCard, aLetter } from '../../support/items.ts';
import { anId } from '../../support/people.ts';

/** Takes all steps at once. */
function besideIn(handed: readonly Handed[]): BesideById {
	const steps = besideOthers(handed);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
const wantsEyes = (all: readonly (Handed & { isSettled?: boolean; seen?: readonly Seen[] })[]) => reasonsFor(all, besideIn(all));

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
	expect([...why]).toEqual(flood.map(({ id }) => [id, [{ kind: 'repeated', times: 4 }]]));
	expect(wantsEyes(flood.slice(1)).size).toBe(0);
});

test('wantsEyes puts two nearly equal letters of one writer side by side', () => {
	const [one, two] = [handed(), handed({ paragraphs: [`${words} please`], from: from('NORA') })];
	expect([...wantsEyes([one, two])]).toEqual([
		[one.id, [{ kind: 'twin', other: two.id }]],
		[two.id, [{ kind: 'twin', other: one.id }]]
	]);
});

test('wantsEyes goes on naming a flood of which some is settled, and lets a twin rest once the other is settled', () => {
	const device = anId();
	const flood = ['A', 'B', 'C', 'D'].map((name, at) => ({ ...handed({ from: from(name) }, device), isSettled: at < 3 }));
	expect([...wantsEyes(flood)]).toEqual([[flood[3]!.id, [{ kind: 'repeated', times: 4 }]]]);
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

test('wantsEyes names an item once with all its reasons, what stands beside others first, and rests when it is settled', () => {
	const seen = [
		{ kind: 'keep-out', found: ['freedom'] },
		{ kind: 'boxes', signs: ['ꦏ'] }
	] as const satisfies Seen[];
	const [one, two] = [{ ...handed(), seen }, handed()];
	expect([...wantsEyes([one, two])]).toEqual([
		[one.id, [{ kind: 'twin', other: two.id }, ...seen]],
		[two.id, [{ kind: 'twin', other: one.id }]]
	]);
	expect([...wantsEyes([one])]).toEqual([[one.id, seen]]);
	expect(wantsEyes([{ ...one, isSettled: true }]).size).toBe(0);
});

test('besideOthers rests between its steps, so that thousands of letters stop no screen', () => {
	const steps = besideOthers([handed(), handed(), handed()]);
	let rests = 0;
	while (!steps.next().done) rests++;
	expect(rests).toBeGreaterThanOrEqual(6);
});
