import type { Random } from '#lib/domain/chance.ts';

/** Where the three words that are asked back stand, counted from 1: one of four words each, so that a whole paper is looked at. */
export const positionsToAsk = (random: Random): number[] => [0, 4, 8].map((from) => from + 1 + ((random(1)[0] ?? 0) & 3));
