/** Finds the gaps of starters that nobody has filled. A "…" that the writer typed is no gap. */

/** How many signs of a starter on each side of its gap tell the gap from a writer's own "…". */
const signsAround = 12;

/** Gives the index of the first block with an open gap of these starters, or `undefined`. */
export function openGap(blocks: readonly string[], starters: readonly string[]): number | undefined {
	const gaps = starters.flatMap(gapsIn);
	const index = blocks.findIndex((block) => gaps.some((gap) => block.includes(gap)));
	return index < 0 ? undefined : index;
}

/**
 * Each gap with the words around it, up to the next gap, as they stand in a block after "Put in": the gaps at either end of a starter
 * are not put in.
 */
function gapsIn(starter: string): string[] {
	const parts = starter
		.replace(/^\s*…\s*/, '')
		.replace(/\s*…\s*$/, '')
		.split('…');
	return parts.slice(1).map((after, index) => `${(parts[index] ?? '').slice(-signsAround)}…${after.slice(0, signsAround)}`);
}
