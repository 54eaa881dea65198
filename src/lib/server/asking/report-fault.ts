/** Tells the operator where a fault happened. It never tells the message, which may quote what somebody sent. */
export function reportFault(fault: unknown) {
	if (!(fault instanceof Error)) return console.error('fault');
	const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	console.error([`fault ${fault.name}`, ...frames].join('\n'));
}
