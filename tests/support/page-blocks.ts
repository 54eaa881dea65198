/** Measures how long a page could not answer: the longest wait between two ticks that should follow at once. */
export async function watchBlocks() {
	// What happened before, when the items arrived in the page, is not measured.
	await new Promise((settle) => setTimeout(settle, 100));
	let longestMs = 0;
	let lastAt = performance.now();
	const { port1, port2 } = new MessageChannel();
	const tick = () => {
		const now = performance.now();
		longestMs = Math.max(longestMs, now - lastAt);
		lastAt = now;
		setTimeout(() => port2.postMessage(undefined), 4);
	};
	port1.onmessage = tick;
	tick();
	return {
		longestMs() {
			port1.close();
			return Math.max(longestMs, performance.now() - lastAt);
		}
	};
}
