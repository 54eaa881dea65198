/** New facts of counting by hand, from a moment and chance that are handed in. */
import type { Kind } from '../kind.ts';
import type { CountFact, TakeBackFact } from './paper-fact.ts';

export interface SayingCount {
	nowMs: number;
	newId: () => string;
}

export interface Counted {
	caseId: string;
	kind: Kind;
	count: number;
}

/** So many letters or cards of one case. */
export const sayCounted = ({ caseId, kind, count }: Counted, saying: SayingCount): CountFact => ({
	...headOf(saying),
	kind,
	caseId,
	count
});

/** Takes back these counts and no others. */
export const sayCountsTakenBack = (ids: readonly string[], saying: SayingCount): TakeBackFact[] =>
	ids.map((takesBack) => ({ ...headOf(saying), kind: 'taken-back', takesBack }));

const quarterMs = 15 * 60_000;

/** To the quarter hour, as the server dates what arrives: a list of moments tells little about who sat where and when. */
const headOf = ({ nowMs, newId }: SayingCount) => ({
	id: newId(),
	at: new Date(Math.floor(nowMs / quarterMs) * quarterMs).toISOString()
});
