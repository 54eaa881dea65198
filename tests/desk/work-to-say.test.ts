import { expect, test } from 'vitest';
import { workToSay } from '#lib/desk/work-to-say.ts';

test('workToSay tells of the first look, and of later ones only when they find something', () => {
	const looking = { kind: 'fetching', done: 0 } as const;
	const found = { kind: 'fetching', done: 3 } as const;
	const opening = { kind: 'opening', done: 0, total: 3 } as const;
	expect(workToSay({ work: looking, collectedAtMs: undefined })).toBe(looking);
	expect(workToSay({ work: looking, collectedAtMs: 1 })).toBeUndefined();
	expect(workToSay({ work: found, collectedAtMs: 1 })).toBe(found);
	expect(workToSay({ work: opening, collectedAtMs: 1 })).toBe(opening);
	expect(workToSay({ work: { kind: 'rest' }, collectedAtMs: undefined })).toBeUndefined();
});
