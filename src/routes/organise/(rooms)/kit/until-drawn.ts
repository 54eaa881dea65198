/** Gives way to what waits: a tap on a button, the next picture of the screen. */
export const untilDrawn = () =>
	new Promise<void>((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});
