/**
 * One sheet, written on in two windows: the words of both, so that no text is out of reach. Pure. What only one of them changed
 * since `base`, which both had, is taken from it; a text that both changed holds both.
 */
import type { Draft } from './draft.ts';

/** `theirs` is the one stored last: the sheet keeps its id and revision. Without `base`, all that differs counts as changed by both. */
export function mergeDrafts(mine: Draft, theirs: Draft, base?: Draft): Draft {
	const isMine = (field: keyof Draft) => base === undefined || !isSame(mine[field], base[field]);
	const changed = fieldsToMerge.filter((field) => isMine(field) && !isSame(mine[field], '') && mine[field] !== undefined);
	const taken = Object.fromEntries(changed.map((field) => [field, mine[field]]));
	return { ...theirs, ...taken, ...mergeBlocks(mine, theirs, base) };
}

/** The same words, name, signature and drawing, whatever was saved of them. */
export const isSameText = (one: Draft, other: Draft): boolean =>
	JSON.stringify({ ...one, revision: 0 }) === JSON.stringify({ ...other, revision: 0 });

/** When both changed one of these fields, the change in this window counts. */
const fieldsToMerge = [
	...(['locale', 'languageBy', 'to', 'subject', 'closing', 'name', 'town'] as const),
	...(['signing', 'signature', 'drawing', 'front'] as const)
];

function mergeBlocks(mine: Draft, theirs: Draft, base?: Draft): Pick<Draft, 'blocks'> {
	if (!hasSameBlocks(mine, theirs)) return { blocks: withMissing(theirs.blocks, mine.blocks) };
	const known = base && hasSameBlocks(base, theirs) ? base.blocks : undefined;
	return { blocks: theirs.blocks.map((text, at) => mergeText(mine.blocks[at] ?? '', text, known?.[at])) };
}

const hasSameBlocks = (one: Draft, other: Draft) =>
	one.isOwnWords === other.isOwnWords && one.blocks.length === other.blocks.length;

function mergeText(mine: string, theirs: string, base?: string): string {
	if (mine === base) return theirs;
	if (theirs === base) return mine;
	if (theirs.includes(mine.trim())) return theirs;
	if (mine.includes(theirs.trim())) return mine;
	return `${theirs.trimEnd()}\n\n${mine}`;
}

/** One of them was turned into own words, or back: what the other has besides stands at the end of what is there. */
function withMissing(theirs: string[], mine: string[]): string[] {
	const whole = theirs.join('\n');
	const missing = mine.filter((text) => text.trim() !== '' && !whole.includes(text.trim()));
	const last = Math.max(
		0,
		theirs.findLastIndex((text) => text.trim() !== '')
	);
	return theirs.map((text, at) => (at === last ? [text, ...missing].filter((each) => each.trim() !== '').join('\n\n') : text));
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
