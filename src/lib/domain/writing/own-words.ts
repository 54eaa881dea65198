/** Changes building blocks into an empty sheet, and back. The words stay either way. */
import type { Draft } from './draft.ts';

const joined = (blocks: string[]) => blocks.filter((block) => block.trim() !== '').join('\n\n');

/**
 * The change that turns building blocks into one sheet in the writer's own words; what was written stays, with empty lines
 * between.
 */
export function ontoEmptySheet(draft: Draft): Pick<Draft, 'blocks' | 'isOwnWords'> {
	return { blocks: [joined(draft.blocks)], isOwnWords: true };
}

/** Puts all the words into the first block, because only the writer knows where to cut them. */
export function ontoBlocks(draft: Draft, blockCount: number): Pick<Draft, 'blocks' | 'isOwnWords'> {
	const blocks = Array.from({ length: blockCount }, (_, index) => (index === 0 ? joined(draft.blocks) : ''));
	return { blocks, isOwnWords: false };
}
