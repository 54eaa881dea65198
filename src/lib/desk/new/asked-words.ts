import type { Random } from '#lib/domain/chance.ts';

/**
 * Gives the positions of the three words that the check asks for, counted from 1. One is taken from each group of four words, so
 * that the person looks at the whole paper.
 */
export const positionsToAsk = (random: Random): number[] => [0, 4, 8].map((from) => from + 1 + ((random(1)[0] ?? 0) & 3));
