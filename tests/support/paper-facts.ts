/** Counts by hand, for tests. */
import type { CountFact, TakeBackFact } from '#lib/domain/hall/paper-fact.ts';
import { idOf } from './signed-event.ts';

const at = '2026-12-10T14:00:00.000Z';

export const aCount = (number: number, change: Partial<CountFact> = {}): CountFact => ({
	id: idOf(number),
	at,
	kind: 'letter',
	caseId: 'zhang-zhan',
	count: 1,
	...change
});

export const aTakeBack = (number: number, of: number): TakeBackFact => ({
	id: idOf(number),
	at,
	kind: 'taken-back',
	takesBack: idOf(of)
});
