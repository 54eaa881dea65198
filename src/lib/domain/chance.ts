/** Chance, handed in: that many random bytes from a source fit for keys. Tests hand in a fixed one. */
export type Random = (bytes: number) => Uint8Array;

/** A fraction from 0 up to 1, never 1 itself: how far a wait is spread. */
export const fractionOf = (random: Random): number => new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32;
