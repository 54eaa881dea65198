/** Which items want a person's eyes first, and why. Nobody is accused: it says what was found, and a person decides. */
import type { Item } from '../item.ts';
import { fold } from '../language/fold.ts';

/** `repeated`: one device handed in this text many times. `twin`: one writer handed in nearly the same twice. */
export type WhyEyes = { kind: 'repeated'; times: number } | { kind: 'twin'; other: string };

interface Handed {
	id: string;
	/** Pseudonym of the device that handed it in. */
	device: string;
	item: Item;
	/** Somebody decided about it, or it is in the post. It is compared with the others, and wants no eyes itself. */
	isSettled?: boolean;
}

/** Fewer may be a table where a family signs one text. */
const manyTimes = 4;
/** Of the words of both texts together, how many are in both. Templates alone make letters of different writers alike. */
const nearly = 0.8;

/** Gives the reason by item id. What was handed in once and alone, or is settled, has no entry. */
export function wantsEyes(handed: readonly Handed[]): Map<string, WhyEyes> {
	const why = new Map<string, WhyEyes>();
	for (const group of groupsOf(handed, ({ item }) => keyOf(item, fold(item.from.name))))
		for (const [id, other] of twinsIn(group)) why.set(id, { kind: 'twin', other });
	for (const group of groupsOf(handed, ({ item, device }) => `${device}\n${keyOf(item, textOf(item))}`))
		if (group.length >= manyTimes) for (const { id } of group) why.set(id, { kind: 'repeated', times: group.length });
	for (const { id, isSettled } of handed) if (isSettled) why.delete(id);
	return why;
}

const keyOf = ({ caseId, kind }: Item, more: string) => `${caseId}\n${kind}\n${more}`;

const texts = new WeakMap<Item, string>();
function textOf(item: Item): string {
	const text = texts.get(item) ?? fold(item.paragraphs.join('\n'));
	texts.set(item, text);
	return text;
}

function groupsOf(handed: readonly Handed[], key: (each: Handed) => string): Handed[][] {
	const groups = new Map<string, Handed[]>();
	for (const each of handed) {
		const group = groups.get(key(each));
		if (group) group.push(each);
		else groups.set(key(each), [each]);
	}
	return [...groups.values()].filter(({ length }) => length > 1);
}

/** More of one name are a flood, which is found as such, and comparing all of them would take long. */
const mostOfOneName = 50;

function twinsIn(group: readonly Handed[]): [string, string][] {
	const open = group.filter(({ isSettled }) => !isSettled);
	if (open.length > mostOfOneName) return [];
	return open.flatMap((one): [string, string][] => {
		const twin = open.find((other) => other !== one && isNearly(textOf(one.item), textOf(other.item)));
		return twin ? [[one.id, twin.id]] : [];
	});
}

function isNearly(one: string, other: string): boolean {
	if (one === other) return true;
	const [a, b] = [new Set(one.split(' ')), new Set(other.split(' '))];
	const both = [...a].filter((word) => b.has(word)).length;
	return both / (a.size + b.size - both) >= nearly;
}
