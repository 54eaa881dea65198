/**
 * What only shows when items stand beside each other: the same text many times from one device, and nearly the same twice from one
 * writer. Among thousands it takes a second, so it is worked out in steps.
 */
import type { Item } from '../item.ts';
import { fold } from '../language/fold.ts';

export interface Handed {
	id: string;
	/** Pseudonym of the device that handed it in. */
	device: string;
	item: Item;
}
/** `times`: how often its device handed in this text. `near`: the ids of items of its writer that are nearly the same. */
interface Beside {
	times: number;
	near: readonly string[];
}
/** An item that stands alone is not in it. */
export type BesideById = Readonly<Record<string, Beside>>;

/** Of the words of both texts together, how many are in both. Templates alone make letters of different writers alike. */
const nearly = 0.8;
/** More of one name are a flood, which is found as such, and comparing all of them would take long. */
const mostOfOneName = 50;

/** Gives what stands beside what. It yields between its steps, so that whoever asks can let a screen go on. */
export function* besideOthers(handed: readonly Handed[]): Generator<void, BesideById> {
	const [ofWriter, ofDevice] = [new Groups(), new Groups()];
	for (const each of handed) {
		const { item, device } = each;
		ofWriter.add(keyOf(item, fold(item.from.name)), each);
		ofDevice.add(`${device}\n${keyOf(item, readOf(item).text)}`, each);
		yield;
	}
	const beside: Record<string, Beside> = {};
	for (const group of ofDevice.several) for (const { id } of group) beside[id] = { times: group.length, near: [] };
	for (const group of ofWriter.several) {
		if (group.length > mostOfOneName) continue;
		for (const { id, item } of group) {
			const near = group.filter((other) => other.id !== id && isNearly(item, other.item)).map((other) => other.id);
			if (near.length > 0) beside[id] = { times: beside[id]?.times ?? 1, near };
			yield;
		}
	}
	return beside;
}

const keyOf = ({ caseId, kind }: Item, more: string) => `${caseId}\n${kind}\n${more}`;

class Groups {
	readonly #groups = new Map<string, Handed[]>();

	add(key: string, each: Handed) {
		const group = this.#groups.get(key);
		if (group) group.push(each);
		else this.#groups.set(key, [each]);
	}

	get several(): Handed[][] {
		return [...this.#groups.values()].filter(({ length }) => length > 1);
	}
}

interface Read {
	text: string;
	words: ReadonlySet<string>;
}
const read = new WeakMap<Item, Read>();
function readOf(item: Item): Read {
	const known = read.get(item);
	if (known) return known;
	const text = fold(item.paragraphs.join('\n'));
	const fresh = { text, words: new Set(text.split(' ')) };
	read.set(item, fresh);
	return fresh;
}

function isNearly(one: Item, other: Item): boolean {
	const [{ text, words: a }, { text: otherText, words: b }] = [readOf(one), readOf(other)];
	if (text === otherText) return true;
	// What both have is at most the smaller one.
	if (Math.min(a.size, b.size) < nearly * Math.max(a.size, b.size)) return false;
	let both = 0;
	for (const word of a) if (b.has(word)) both++;
	return both / (a.size + b.size - both) >= nearly;
}
