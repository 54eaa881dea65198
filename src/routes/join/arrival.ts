/**
 * What a join link brought along. Its fragment is taken out of the address bar and the history before the router reads either,
 * and stays in memory until the join page asks for it, once.
 */
let fragment: string | undefined;

export function takeFragment(): void {
	if (location.pathname.replace(/\/$/, '') !== '/join' || location.hash === '') return;
	fragment = location.hash;
	history.replaceState(history.state, '', '/join');
}

/** The fragment of the link this page was opened with; `undefined` without one, and when asked again. */
export function arrivedWith(): string | undefined {
	const given = fragment;
	fragment = undefined;
	return given;
}
