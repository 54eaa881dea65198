/**
 * Takes what a join link brought along. No page can keep a browser from noting the address with which it was opened, but a page
 * decides how it is noted. The script at the top of `app.html` hands the fragment to `window.name`, which is only in memory, and
 * replaces the page before anything is loaded under that address. Chromium then takes the first address for a mere redirect and
 * shows it nowhere. WebKit and Firefox note no icon and no cached file under it.
 */
const carried = 'writing-table-link ';
let fragment: string | undefined;

/**
 * Takes the fragment out of the window's name, or out of the address where the script at the top did not run. `arrivedWith` then
 * gives it. `leaving`: this page is being replaced and has nothing to do.
 */
export function takeFragment(): 'taken' | 'leaving' {
	const isJoining = location.pathname.replace(/\/$/, '') === '/join' && location.hash !== '';
	const isCarried = window.name.startsWith(carried);
	if (isJoining && isCarried) return 'leaving';
	if (isCarried) {
		fragment = window.name.slice(carried.length);
		window.name = '';
	}
	if (isJoining) {
		fragment = location.hash;
		history.replaceState(history.state, '', '/join');
	}
	return 'taken';
}

/**
 * Gives the fragment of the link with which this page was opened. It gives `undefined` when there was none, and when it is asked
 * again.
 */
export function arrivedWith(): string | undefined {
	const given = fragment;
	fragment = undefined;
	return given;
}
