/** What every fact of organisers has, and how a new one begins. */
import { idField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';

/** What one fact, one post and one page of them may hold at most. */
export const factBounds = {
	/** In one fact; what is said of more is made of several, which stay far below any limit of a body. */
	items: 1_000,
	/** Facts that one taking back names, and batches that one making says it knows. */
	named: 100,
	pages: 1_000_000,
	/** How often organisers may contradict each other about one item. */
	turn: 1_000_000,
	/** Facts in one post, and on one page of the feed. */
	facts: 50
};

export interface FactHead {
	id: string;
	/** Pseudonym of the organiser's device that says so. */
	device: string;
	/** By that device's clock, to the minute: for showing, and between two who could not know of each other. */
	at: string;
}
export const factHead = { id: idField, device: idField, at: momentField };

export interface Saying {
	/** This device's pseudonym in the event. */
	device: string;
	nowMs: number;
	newId: () => string;
}

export const headOf = ({ device, nowMs, newId }: Saying): FactHead => ({ id: newId(), device, at: minuteOf(nowMs) });

/** To the minute: enough to find a pile of paper again. */
const minuteOf = (atMs: number) => new Date(Math.floor(atMs / 60_000) * 60_000).toISOString();

/** Cuts what one fact cannot hold into as many as are needed. */
export function inPortions<T>(all: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** When two facts share an id, every device keeps the same one of them, whichever it heard first. */
export function onceEach<T extends FactHead>(facts: Iterable<T>): T[] {
	const kept = new Map<string, T>();
	for (const fact of facts) {
		const other = kept.get(fact.id);
		if (!other || (other !== fact && JSON.stringify(fact) < JSON.stringify(other))) kept.set(fact.id, fact);
	}
	return [...kept.values()];
}
