/** Time, handed in. Tests hand in a clock that they move themselves. */
export interface Clock {
	/**
	 * Milliseconds since 1970 by the device's clock, which may be wrong by years. Use it only for what is shown and for new ids.
	 */
	nowMs(): number;
	/** Milliseconds that only grow while the page lives: for measuring. */
	elapsedMs(): number;
	/** Calls back once, after that many milliseconds. Call the function it returns to cancel. */
	after(ms: number, callback: () => void): () => void;
}
