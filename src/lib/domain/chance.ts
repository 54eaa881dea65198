/** Gives this many random bytes from a source that is fit for keys. It is handed in, so that tests can use a fixed one. */
export type Random = (bytes: number) => Uint8Array;

/** A random fraction from 0 up to 1, never 1 itself. It spreads the waits of devices. */
export const fractionOf = (random: Random): number => new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32;
