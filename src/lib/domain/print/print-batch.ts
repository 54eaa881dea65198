/**
 * Merges what organisers said about print batches. The result is the same on every device, whatever the order of the facts and
 * however often each one arrived.
 */
import { batchIdOf, type Fact } from '../facts/fact.ts';
import { onceEach } from '../facts/fact-head.ts';
import type { MadeFact, PrintKind } from './batch-fact.ts';

/** `made`: the file exists, and nobody has said yet that it was printed. `taken-back`: its items are free again. */
type BatchState = 'made' | 'printed' | 'posted' | 'taken-back';

export interface PrintBatch {
	id: string;
	/** The number by which people name it, as in "Batch 12". The server gives it in the order of arrival; until then it is absent. */
	number?: number;
	what: PrintKind;
	/** In the order of the printed file. No id comes twice. */
	itemIds: string[];
	pages?: number;
	/** An ISO moment, by the clock of the device that made the batch. */
	madeAt: string;
	/** The pseudonym of that device. */
	device: string;
	state: BatchState;
	/** The ids of batches that this one repeats on purpose. */
	again: string[];
	/** The ids of the facts that nobody has taken back. A fact that takes back the batch names them. */
	standing: { made: string[]; printed: string[]; posted: string[] };
}

/**
 * Gives the batches, the newest first; those without a number yet stand before all others. A batch whose `made` fact is not known
 * here is left out.
 */
export function mergeBatches(facts: Iterable<Fact>, numbers: ReadonlyMap<string, number> = new Map()): PrintBatch[] {
	const byBatch = new Map<string, Fact[]>();
	for (const fact of onceEach(facts)) {
		const batch = batchIdOf(fact);
		if (batch !== undefined) byBatch.set(batch, [...(byBatch.get(batch) ?? []), fact]);
	}
	return [...byBatch]
		.flatMap(([id, own]) => batchOf(id, own, numbers.get(id)))
		.sort((a, b) => (b.number ?? Infinity) - (a.number ?? Infinity) || (a.id < b.id ? 1 : -1));
}

function batchOf(id: string, facts: Fact[], number: number | undefined): PrintBatch[] {
	const parts = facts.filter((fact) => fact.kind === 'made').sort((a, b) => a.offset - b.offset || (a.id < b.id ? -1 : 1));
	const [first] = parts;
	if (!first) return [];
	const standing = standingOf(facts);
	return [
		{
			id,
			...(number !== undefined && { number }),
			what: first.what,
			itemIds: [...new Set(parts.flatMap((part) => part.items))],
			...pagesOf(parts),
			madeAt: first.at,
			device: first.device,
			state: stateOf(standing),
			again: [...new Set(parts.flatMap((part) => part.again ?? []))].sort(),
			standing
		}
	];
}

function pagesOf(parts: MadeFact[]): { pages?: number } {
	const pages = parts.flatMap((part) => part.pages ?? []);
	return pages.length > 0 ? { pages: Math.max(...pages) } : {};
}

function standingOf(facts: Fact[]): PrintBatch['standing'] {
	const takenBack = new Set(facts.flatMap((fact) => (fact.kind === 'taken-back' ? fact.facts : [])));
	const of = (kind: Fact['kind']) =>
		facts
			.filter((fact) => fact.kind === kind && !takenBack.has(fact.id))
			.map((fact) => fact.id)
			.sort();
	return { made: of('made'), printed: of('printed'), posted: of('posted') };
}

/** Gives the furthest state that somebody said and nobody took back. A letter in a letter box stays posted. */
function stateOf({ made, printed, posted }: PrintBatch['standing']): BatchState {
	if (posted.length > 0) return 'posted';
	if (printed.length > 0) return 'printed';
	return made.length > 0 ? 'made' : 'taken-back';
}

/** True when the batch holds the items themselves: labels, envelopes and covers only go with an item. */
export const isOfItems = ({ what }: Pick<PrintBatch, 'what'>) => ['letters', 'cards', 'all'].includes(what);

/** True when the items of a batch must not be printed again without a warning. */
const isStanding = (batch: PrintBatch) => isOfItems(batch) && batch.state !== 'taken-back';

export interface ItemPrint {
	state: Exclude<BatchState, 'taken-back'>;
	/** Every standing batch that holds the item. */
	batches: PrintBatch[];
}

/** Gives by item id how far the item got. An item that is in no standing batch has no entry. */
export function itemPrints(batches: PrintBatch[]): Map<string, ItemPrint> {
	const prints = new Map<string, ItemPrint>();
	for (const batch of batches.filter(isStanding))
		for (const id of batch.itemIds) {
			const known = prints.get(id);
			const states = [batch.state, known?.state];
			const state = states.includes('posted') ? 'posted' : states.includes('printed') ? 'printed' : 'made';
			prints.set(id, { state, batches: [...(known?.batches ?? []), batch] });
		}
	return prints;
}

export interface PrintedTwice {
	/** Two standing batches; neither names the other as one that it repeats. */
	batches: [PrintBatch, PrintBatch];
	itemIds: string[];
}

/** Gives the items that were printed twice by mistake, for each pair of batches. */
export function printedTwice(batches: PrintBatch[]): PrintedTwice[] {
	const pairs = new Map<string, PrintedTwice>();
	for (const [itemId, print] of itemPrints(batches))
		for (const [one, other] of pairsOf(print.batches)) {
			if (one.again.includes(other.id) || other.again.includes(one.id)) continue;
			const pair = pairs.get(`${one.id} ${other.id}`) ?? { batches: [one, other], itemIds: [] };
			pairs.set(`${one.id} ${other.id}`, pair);
			pair.itemIds.push(itemId);
		}
	return [...pairs.values()];
}

function pairsOf(batches: PrintBatch[]): [PrintBatch, PrintBatch][] {
	return batches.flatMap((one, at) => batches.slice(at + 1).map((other): [PrintBatch, PrintBatch] => [one, other]));
}

export interface Overlap {
	batch: PrintBatch;
	/** Those of the given items that are in the batch. */
	itemIds: string[];
}

/** Gives the standing batches that already hold some of these items. */
export function overlapsOf(itemIds: string[], batches: PrintBatch[]): Overlap[] {
	const asked = new Set(itemIds);
	return batches
		.filter(isStanding)
		.map((batch) => ({ batch, itemIds: batch.itemIds.filter((id) => asked.has(id)) }))
		.filter((overlap) => overlap.itemIds.length > 0);
}

/** Gives how many items each case has, in the order in which the cases first come. Items of an unknown case are not counted. */
export function countPerCase(itemIds: string[], caseOf: (id: string) => string | undefined): { caseId: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const caseId of itemIds.flatMap((id) => caseOf(id) ?? [])) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
	return [...counts].map(([caseId, count]) => ({ caseId, count }));
}
