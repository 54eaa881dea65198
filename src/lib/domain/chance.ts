/** Chance, handed in: that many random bytes from a source fit for keys. Tests hand in a fixed one. */
export type Random = (bytes: number) => Uint8Array;
