/**
 * On iPhone and iPad, the storage of a website is deleted after seven days without use, and a Home-Screen app begins with an
 * empty storage. So the app is installed first, and the person joins in the app.
 */
interface Browser {
	userAgent: string;
	maxTouchPoints: number;
	/** Safari's own sign of a Home-Screen app. */
	standalone?: boolean;
}

/** Whether this browser runs on an iPhone or iPad. */
export function isOnIos({ userAgent, maxTouchPoints }: Browser): boolean {
	// An iPad calls itself a Mac, and no Mac has a touch screen.
	return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** Chromium and Safari can install a page as an app. They keep an app's storage where they may clear a page's. */
export const canInstall = (browser: Pick<Navigator, 'vendor'> = navigator, view: object = globalThis) =>
	'onbeforeinstallprompt' in view || browser.vendor.startsWith('Apple');

/** Whether the app must be installed before joining, because this browser would delete its storage. */
export function mustInstallFirst(browser: Browser = navigator, isStandalone = matchMedia('(display-mode: standalone)').matches) {
	return isOnIos(browser) && browser.standalone !== true && !isStandalone;
}
