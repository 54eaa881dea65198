/** Chance from a seed: the same seed gives the same numbers, on every machine and for ever. */
export interface Chance {
	/** A whole number from 0 up to, and without, `end`. */
	below(end: number): number;
	/** True once in `times`. */
	once(times: number): boolean;
}

/** Mulberry32: small, quick, and good enough to choose who goes first. */
export function chanceOf(seed: number): Chance {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return { below: (end) => Math.floor(next() * end), once: (times) => next() * times < 1 };
}
