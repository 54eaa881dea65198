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

/**
 * Whether this page is shown inside another app, which has its own storage and cannot install anything. On an iPhone and iPad such
 * a window has no service workers, or does not call itself Safari. On Android it calls itself `wv`. The names of apps come last:
 * there are more of them than anybody knows.
 */
export function isInsideApp(browser: Browser = navigator, hasServiceWorker = 'serviceWorker' in navigator): boolean {
	const { userAgent } = browser;
	if (browser.standalone === true) return false;
	if (isOnIos(browser)) return !hasServiceWorker || !/Safari\//.test(userAgent) || isNamedApp(userAgent);
	return /Android/.test(userAgent) && (/; wv\)/.test(userAgent) || isNamedApp(userAgent));
}

const isNamedApp = (userAgent: string) =>
	/\b(?:FBA[NV]|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|TikTok|musical_ly|BytedanceWebview|LinkedInApp|Pinterest\/|GSA\/)/.test(
		userAgent
	);

/** Chromium and Safari can install a page as an app. They keep an app's storage where they may clear a page's. */
export const canInstall = (browser: Pick<Navigator, 'vendor'> = navigator, view: object = globalThis) =>
	'onbeforeinstallprompt' in view || browser.vendor.startsWith('Apple');

/** Whether the app must be installed before joining, because this browser would delete its storage. */
export function mustInstallFirst(browser: Browser = navigator, isStandalone = matchMedia('(display-mode: standalone)').matches) {
	return isOnIos(browser) && browser.standalone !== true && !isStandalone;
}
