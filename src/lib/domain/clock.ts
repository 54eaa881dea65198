/** Time, handed in. Tests hand in one they turn by hand. */
export interface Clock {
	/** Milliseconds since 1970 by the device's clock, which may be wrong by years: for what is shown and for new ids alone. */
	nowMs(): number;
	/** Milliseconds that only grow while the page lives: for measuring. */
	elapsedMs(): number;
	/** Calls back once, after that many milliseconds; what it gives cancels it. */
	after(ms: number, callback: () => void): () => void;
}
