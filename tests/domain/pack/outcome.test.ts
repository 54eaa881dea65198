import { expect, test } from 'vitest';
import { changedManifest } from '#lib/domain/change-manifest.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { hasRoomForOutcomes } from '#lib/domain/pack/change-outcomes.ts';
import { longestOutcome, mostOutcomes, outcomesOf, type CaseOutcome } from '#lib/domain/pack/outcome.ts';
import { aManifest } from '../../support/builders.ts';

const idOf = (n: number) => `01938b6e-7a3c-7000-8000-00000000000${n}`;
const answered: CaseOutcome = {
	id: idOf(1),
	caseId: 'ada-example',
	what: 'answered',
	on: '2027-03-01',
	text: { en: 'Ada wrote.' }
};
const refused: CaseOutcome = { id: idOf(2), caseId: 'ada-example', of: 'card', what: 'refused', on: '2027-01-10', text: {} };
const written = (text: string) => (JSON.parse(text) as { outcomes?: unknown }).outcomes;
const read = (outcomes: unknown) => {
	const parsed = parseManifest(JSON.stringify({ ...aManifest(), outcomes }));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value.outcomes;
};

test('parseManifest gives what became of the letters, and leaves out what it has no words for', () => {
	expect(read([answered, refused])).toEqual([answered, refused]);
	expect(read([{ ...answered, what: 'sung' }, { ...refused, text: 7, colour: 'blue' }, 3])).toEqual([refused]);
	expect([read(undefined), read('none')]).toEqual([undefined, undefined]);
});

test('changedManifest adds what is told, takes it back by its id, and keeps what a newer app told', () => {
	const ofNewerApp = { id: 'x', what: 'sung' };
	const before = JSON.stringify({ ...aManifest(), outcomes: [ofNewerApp] });
	const told = changedManifest(changedManifest(before, { outcomes: { tell: answered } }), { outcomes: { tell: refused } });
	expect(written(told)).toEqual([ofNewerApp, answered, refused]);
	expect(written(changedManifest(told, { outcomes: { takeBack: answered.id } }))).toEqual([ofNewerApp, refused]);
	expect(written(changedManifest(told, { name: 'Another name' }))).toEqual([ofNewerApp, answered, refused]);
});

test('outcomesOf gives those of one case by the day on which they happened, and of one kind where it is asked for', () => {
	const all = [answered, refused, { ...answered, id: idOf(3), caseId: 'bo' }];
	expect(outcomesOf(all, { caseId: 'ada-example' })).toEqual([refused, answered]);
	expect(outcomesOf(all, { caseId: 'ada-example', kind: 'letter' })).toEqual([answered]);
	expect(outcomesOf(undefined, { caseId: 'ada-example' })).toEqual([]);
});

test('hasRoomForOutcomes counts them, and their bytes, so that a record stays below its bound', () => {
	expect(hasRoomForOutcomes(Array.from({ length: mostOutcomes }, () => ({})))).toBe(true);
	expect(hasRoomForOutcomes(Array.from({ length: mostOutcomes + 1 }, () => ({})))).toBe(false);
	const long = { ...answered, text: { en: 'ä'.repeat(longestOutcome) } };
	expect(hasRoomForOutcomes(Array.from({ length: 12 }, () => long))).toBe(true);
	expect(hasRoomForOutcomes(Array.from({ length: 14 }, () => long))).toBe(false);
});
