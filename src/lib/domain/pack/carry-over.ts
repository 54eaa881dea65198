/**
 * Cases that the next pack leaves out are carried over, closed. Letters to them exist or may exist: on a tablet without a network
 * nobody knows. Pure.
 */
import type { Parsed } from '../decode/parse.ts';
import type { Case, Pack } from '../pack.ts';
import { parsePack } from './parse-pack.ts';

interface ReadPack {
	json: string;
	pack: Pack;
}

/** Gives the pack to publish. It is malformed where a case of before does not fit into it, for example for want of a language. */
export function carryOver(next: ReadPack, before: ReadPack): Parsed<ReadPack> {
	const ids = new Set(next.pack.cases.map(({ id }) => id));
	if (before.pack.cases.every(({ id }) => ids.has(id))) return { kind: 'parsed', value: next };
	const json = JSON.stringify(joined(next, before, ids));
	const parsed = parsePack(json);
	return parsed.kind === 'parsed' ? { kind: 'parsed', value: { json, pack: parsed.value } } : parsed;
}

/** Two packs of version 1 stay one, because a tablet whose app is of before reads no other. */
function joined(next: ReadPack, before: ReadPack, ids: Set<string>): unknown {
	const [written, earlier] = [next, before].map(({ json }) => JSON.parse(json) as { v: number; cases: Numbered[] });
	const isFirst = written!.v === 1 && earlier!.v === 1;
	const [whole, cases, closed] = isFirst
		? [written!, earlier!.cases, { status: 'closed' }]
		: [next.pack, before.pack.cases, { state: 'retired' }];
	const numbers = new Set(next.pack.cases.map(({ number }) => number));
	const left = cases.filter(({ id }) => !ids.has(id));
	return {
		...whole,
		cases: [...whole.cases, ...left.map((entry) => ({ ...entry, ...closed, number: freeNumber(entry.number, numbers) }))]
	};
}

type Numbered = Pick<Case, 'id' | 'number'>;

/** Another case may have the number now. People in the hall know the others by theirs, so this one gets a free one from above. */
function freeNumber(number: number, taken: Set<number>): number {
	let free = taken.has(number) ? 99 : number;
	while (taken.has(free)) free--;
	taken.add(free);
	return free;
}
