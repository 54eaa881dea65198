/** "Who did what when": every fact of organisers as one line that people read, and whether it can still be taken back. */
import { itemPrints, mergeBatches } from '../print/print-batch.ts';
import { batchIdOf, type Fact, type TakenBackFact } from './fact.ts';
import { factBounds, headOf, inPortions, onceEach, type Saying } from './fact-head.ts';
import type { ReviewReason } from './review-fact.ts';

export interface Deed {
	/** The id of its fact, or of the first fact of a batch. */
	id: string;
	kind: Exclude<Fact['kind'], 'taken-back'>;
	/** Pseudonym of the organiser's device. */
	device: string;
	at: string;
	batch?: string;
	reason?: ReviewReason;
	/** The organiser's note, sealed, in base64. */
	sealed?: string;
	/** The items that it is about. */
	items: readonly string[];
	/** The facts that taking it back names. */
	facts: readonly string[];
	/** Who took all of it back, and when. */
	takenBack?: TakenBackFact;
	/** Some of its items are in the post, so it stays as it is. */
	isPosted: boolean;
}

/** Gives what was done, the newest first. What was taken back stands among it, with who took it back. */
export function deedsOf(facts: Iterable<Fact>): Deed[] {
	const all = onceEach(facts);
	const takenBack = takenBackIn(all);
	const batches = mergeBatches(all);
	const itemsOf = new Map(batches.map(({ id, itemIds }) => [id, itemIds]));
	const prints = itemPrints(batches);
	return grouped(all)
		.map((said): Deed => {
			const [first] = said;
			const batch = batchIdOf(first);
			const items = (batch === undefined ? 'items' in first && first.items : itemsOf.get(batch)) || [];
			const back = said.map(({ id }) => takenBack.get(keyOf(batch, id)));
			return {
				...{ id: first.id, kind: first.kind, device: first.device, at: first.at, items, facts: said.map(({ id }) => id) },
				...(batch !== undefined && { batch }),
				...('reason' in first && { reason: first.reason, sealed: first.sealed }),
				...(back.every((each) => each !== undefined) && { takenBack: back[0] }),
				isPosted: items.some((id) => prints.get(id)?.state === 'posted')
			};
		})
		.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
}

type SaidFact = Exclude<Fact, TakenBackFact>;

/** The parts of one batch are one deed. */
function grouped(facts: readonly Fact[]): [SaidFact, ...SaidFact[]][] {
	const groups = new Map<string, [SaidFact, ...SaidFact[]]>();
	for (const fact of [...facts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
		if (fact.kind === 'taken-back') continue;
		const key = fact.kind === 'made' ? fact.batch : fact.id;
		const group = groups.get(key);
		if (group) group.push(fact);
		else groups.set(key, [fact]);
	}
	return [...groups.values()];
}

/** By fact: the earliest taking back, in the log it belongs to. Facts about items and about a batch do not take back each other. */
function takenBackIn(facts: readonly Fact[]): Map<string, TakenBackFact> {
	const by = new Map<string, TakenBackFact>();
	const backs = facts
		.filter((fact) => fact.kind === 'taken-back')
		.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
	for (const back of backs) for (const id of back.facts) by.set(keyOf(back.batch, id), back);
	return by;
}
const keyOf = (batch: string | undefined, id: string) => `${batch ?? ''} ${id}`;

/** Whether it can be taken back: until the post has left, and once. That it was posted is corrected where batches are marked. */
export const mayTakeBack = ({ kind, takenBack, isPosted }: Deed): boolean => !takenBack && !isPosted && kind !== 'posted';

/** Takes back this deed, and nothing that was said after it. */
export function sayDeedTakenBack({ batch, facts }: Deed, saying: Saying): TakenBackFact[] {
	const { id, ...rest } = headOf(saying);
	return inPortions(facts, factBounds.named).map((named, at) => ({
		...{ id: at === 0 ? id : saying.newId(), ...(batch !== undefined && { batch }) },
		...{ ...rest, kind: 'taken-back', facts: named }
	}));
}
