/**
 * What a join link brought along. No page can keep a browser from noting the address it was opened with, but it decides how: the
 * script at the top of `app.html` hands the fragment to `window.name`, which lies in memory alone, and replaces the page before
 * anything is loaded under that address. Chromium takes the first address for a mere redirect then and shows it nowhere; WebKit and
 * Firefox note no icon and no cached file under it.
 */
const carried = 'writing-table-link ';
let fragment: string | undefined;

/**
 * Takes the fragment out of the window's name, or out of the address where the script at the top did not run; `arrivedWith` gives
 * it. `leaving`: this page is just being replaced and has nothing to do.
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

/** The fragment of the link this page was opened with; `undefined` without one, and when asked again. */
export function arrivedWith(): string | undefined {
	const given = fragment;
	fragment = undefined;
	return given;
}
