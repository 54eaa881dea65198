/** Bytes that open with a secret that a person knows; how is for `keys/lock.ts` to say. */
import type { Bytes } from './bytes.ts';

export interface Locked {
	salt: Bytes;
	/** Of PBKDF2 with SHA-256: how dear each try is. */
	rounds: number;
	iv: Bytes;
	box: Bytes;
}

/** Six signs, not all alike: ten tries in the app hardly guess one of a million. Copied files are another matter (docs/security.md). */
export const isGoodPin = (pin: string): boolean => pin.length >= 6 && new Set(pin).size >= 3;

/** After so many wrong ones in a row the device forgets the key, and the words are needed. */
export const mostWrongPins = 10;
