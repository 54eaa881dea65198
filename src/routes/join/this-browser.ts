/**
 * On iPhone and iPad storage written by a website is deleted after seven days without use, and a Home-Screen app begins with an
 * empty one: so it is installed first, and joined from there.
 */
interface Browser {
	userAgent: string;
	maxTouchPoints: number;
	/** Safari's own sign of a Home-Screen app. */
	standalone?: boolean;
}

export function isOnIos({ userAgent, maxTouchPoints }: Browser): boolean {
	// An iPad calls itself a Mac, and no Mac has a touch screen.
	return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** Chromium and Safari install a page as an app, and keep for it what they may clear for a page. */
export const canInstall = (browser: Pick<Navigator, 'vendor'> = navigator, view: object = globalThis) =>
	'onbeforeinstallprompt' in view || browser.vendor.startsWith('Apple');

export function mustInstallFirst(browser: Browser = navigator, isStandalone = matchMedia('(display-mode: standalone)').matches) {
	return isOnIos(browser) && browser.standalone !== true && !isStandalone;
}
