/**
 * Merges all known print facts into print batches. The result is the same on every device, whatever the order of the facts and
 * however often each one arrived.
 */
import type { MadeFact, PrintFact, PrintKind } from './print-fact.ts';

/** `made`: the file exists, and nobody has said yet that it was printed. `taken-back`: its items are free again. */
type BatchState = 'made' | 'printed' | 'posted' | 'taken-back';

export interface PrintBatch {
	id: string;
	/** What people call it, "Batch 12": given by the server in the order of arrival; absent until then. */
	number?: number;
	what: PrintKind;
	/** In the order of the file, each once. */
	itemIds: string[];
	pages?: number;
	/** An ISO moment by the clock of the device that made it. */
	madeAt: string;
	/** Pseudonym of that device. */
	device: string;
	state: BatchState;
	/** Batches it repeats on purpose. */
	again: string[];
	/** The ids of the facts that nobody has taken back. Whoever takes them back names these. */
	standing: { made: string[]; printed: string[]; posted: string[] };
}

/** The newest first; those without a number before all others. A batch whose making is not known here is left out. */
export function mergeBatches(facts: Iterable<PrintFact>, numbers: ReadonlyMap<string, number> = new Map()): PrintBatch[] {
	const byBatch = new Map<string, PrintFact[]>();
	for (const fact of onceEach(facts)) byBatch.set(fact.batch, [...(byBatch.get(fact.batch) ?? []), fact]);
	return [...byBatch]
		.flatMap(([id, own]) => batchOf(id, own, numbers.get(id)))
		.sort((a, b) => (b.number ?? Infinity) - (a.number ?? Infinity) || (a.id < b.id ? 1 : -1));
}

/** Should two facts ever share an id, every device keeps the same one, whichever it heard first. */
function onceEach(facts: Iterable<PrintFact>): Iterable<PrintFact> {
	const kept = new Map<string, PrintFact>();
	for (const fact of facts) {
		const other = kept.get(fact.id);
		if (!other || JSON.stringify(fact) < JSON.stringify(other)) kept.set(fact.id, fact);
	}
	return kept.values();
}

function batchOf(id: string, facts: PrintFact[], number: number | undefined): PrintBatch[] {
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

function standingOf(facts: PrintFact[]): PrintBatch['standing'] {
	const takenBack = new Set(facts.flatMap((fact) => (fact.kind === 'taken-back' ? fact.facts : [])));
	const of = (kind: PrintFact['kind']) =>
		facts
			.filter((fact) => fact.kind === kind && !takenBack.has(fact.id))
			.map((fact) => fact.id)
			.sort();
	return { made: of('made'), printed: of('printed'), posted: of('posted') };
}

/** The furthest state that somebody said and nobody took back. A letter that is in a letter box stays posted. */
function stateOf({ made, printed, posted }: PrintBatch['standing']): BatchState {
	if (posted.length > 0) return 'posted';
	if (printed.length > 0) return 'printed';
	return made.length > 0 ? 'made' : 'taken-back';
}

/** Labels, envelopes and covers go with an item; only these are the item. */
export const isOfItems = ({ what }: Pick<PrintBatch, 'what'>) => ['letters', 'cards', 'all'].includes(what);

/** A batch whose items must not be printed again unaware. */
const isStanding = (batch: PrintBatch) => isOfItems(batch) && batch.state !== 'taken-back';

export interface ItemPrint {
	state: Exclude<BatchState, 'taken-back'>;
	/** Every standing batch it is in. */
	batches: PrintBatch[];
}

/** By item id how far it got; an item in no standing batch is not in it. */
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
	/** Two standing batches, neither of which says that it knows of the other. */
	batches: [PrintBatch, PrintBatch];
	itemIds: string[];
}

/** Items that were printed twice by mistake, by pairs of batches in their order. */
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
	/** Those of the asked items that are in it. */
	itemIds: string[];
}

/** The standing batches that hold some of these items already; none when all of them are new. */
export function overlapsOf(itemIds: string[], batches: PrintBatch[]): Overlap[] {
	const asked = new Set(itemIds);
	return batches
		.filter(isStanding)
		.map((batch) => ({ batch, itemIds: batch.itemIds.filter((id) => asked.has(id)) }))
		.filter((overlap) => overlap.itemIds.length > 0);
}

export interface CasePrints {
	/** Came out of a printer, whether posted since or not. */
	printed: number;
	posted: number;
}

/** By case how many of these items were printed and posted; a case without any is not in it. */
export function printsPerCase(items: readonly { id: string; caseId: string }[], prints: ReadonlyMap<string, ItemPrint>) {
	const perCase = new Map<string, CasePrints>();
	for (const { id, caseId } of items) {
		const state = prints.get(id)?.state;
		if (state !== 'printed' && state !== 'posted') continue;
		const { printed, posted } = perCase.get(caseId) ?? { printed: 0, posted: 0 };
		perCase.set(caseId, { printed: printed + 1, posted: posted + (state === 'posted' ? 1 : 0) });
	}
	return perCase;
}

/** How many of the items belong to each case, in the order in which the cases first come; those of no known case count nowhere. */
export function countPerCase(itemIds: string[], caseOf: (id: string) => string | undefined): { caseId: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const caseId of itemIds.flatMap((id) => caseOf(id) ?? [])) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
	return [...counts].map(([caseId, count]) => ({ caseId, count }));
}
