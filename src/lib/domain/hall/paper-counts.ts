/** Merges all facts of counting by hand. The result is the same in any order and however often each fact arrived. */
import type { Kind } from '../kind.ts';
import type { Counter, CountFact, SaidFact, TakeBackFact } from './paper-fact.ts';

/** One count with what became of it. */
export interface PaperCount {
	id: string;
	at: string;
	caseId: string;
	kind: Kind;
	count: number;
	device?: string;
	by?: Counter;
	/** Who took it back first, and when; absent while it stands. */
	takenBack?: { at: string; device?: string; by?: Counter };
}

/** Every count, also those taken back; the last counted first. */
export function paperCounts(said: readonly SaidFact[]): PaperCount[] {
	const once = new Map(said.map((each) => [each.fact.id, each]));
	const takingBack = new Map<string, TakingBack[]>();
	for (const { fact, ...who } of once.values()) {
		if (fact.kind !== 'taken-back') continue;
		const same = takingBack.get(fact.takesBack);
		if (same) same.push({ fact, ...who });
		else takingBack.set(fact.takesBack, [{ fact, ...who }]);
	}
	const counts = [...once.values()].flatMap(({ fact, ...who }) =>
		fact.kind === 'taken-back' ? [] : [countOf(fact, who, takingBack.get(fact.id) ?? [])]
	);
	return counts.sort((a, b) => inOrder(b, a));
}

/** ISO moments and ids are ASCII: no language sorts them otherwise, and this is quick for thousands. */
const inOrder = (a: { at: string; id: string }, b: { at: string; id: string }) => order(a.at, b.at) || order(a.id, b.id);
const order = (a: string, b: string) => Number(a > b) - Number(a < b);

type Who = Omit<SaidFact, 'fact'>;
type TakingBack = Who & { fact: TakeBackFact };

function countOf({ id, at, caseId, kind, count }: CountFact, who: Who, takingBack: TakingBack[]): PaperCount {
	const [first] = takingBack.filter((each) => mayTakeBack(each, who)).sort((a, b) => inOrder(a.fact, b.fact));
	const takenBack = first && { at: first.fact.at, ...whoOf(first) };
	return { id, at, caseId, kind, count, ...whoOf(who), ...(takenBack && { takenBack }) };
}

/** An organiser takes back anything; a guest what its own device counted. */
const mayTakeBack = (by: Who, counted: Who) =>
	by.by === 'organiser' || (by.device !== undefined && by.device === counted.device && counted.by === 'guest');

const whoOf = ({ device, by }: Who): Who => ({ ...(device !== undefined && { device }), ...(by !== undefined && { by }) });

export interface ByHand {
	letters: number;
	cards: number;
}

/** The counts that nobody took back, summed by case. A case without any is left out. */
export function byHandPerCase(said: readonly SaidFact[]): Map<string, ByHand> {
	const sums = new Map<string, ByHand>();
	for (const { caseId, kind, count, takenBack } of paperCounts(said)) {
		if (takenBack) continue;
		const { letters, cards } = sums.get(caseId) ?? { letters: 0, cards: 0 };
		sums.set(caseId, kind === 'letter' ? { letters: letters + count, cards } : { letters, cards: cards + count });
	}
	return sums;
}

/** Letters and cards together that stand and were counted by guests. */
export const countedByGuests = (said: readonly SaidFact[]): number =>
	paperCounts(said).reduce((sum, { by, count, takenBack }) => sum + (by === 'guest' && !takenBack ? count : 0), 0);

/** Counts that a list shows as one: taps at one device, of one case and kind, in the same quarter hour, standing or taken back. */
export interface CountLine extends Omit<PaperCount, 'id'> {
	/** Of the last of them. */
	id: string;
	ids: string[];
}

/** Lines in the order of `counts`. A number that was typed is a line of its own, for that is where mistakes are looked for. */
export function countLines(counts: readonly PaperCount[]): CountLine[] {
	const lines = new Map<string, CountLine>();
	for (const each of counts) {
		const isTap = each.count === 1;
		const key = isTap ? tapsOf(each) : each.id;
		const line = lines.get(key);
		if (!line) lines.set(key, { ...each, ids: [each.id] });
		else lines.set(key, { ...line, count: line.count + 1, ids: [...line.ids, each.id] });
	}
	return [...lines.values()];
}

const tapsOf = ({ at, caseId, kind, device, by, takenBack }: PaperCount) =>
	[at, caseId, kind, device, by, takenBack ? `${takenBack.at} ${takenBack.by} ${takenBack.device}` : ''].join(' ');
