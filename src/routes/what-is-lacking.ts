/** What a browser must have before anything can be written here. The browser itself is tested, and its name is not looked at. */
interface Browser {
	isSecureContext: boolean;
	/** Each of these throws where the browser refuses it. */
	localStorage: unknown;
	indexedDB?: unknown;
}

/**
 * `https`: at a plain http address, browsers cannot seal. `storage`: site data is blocked, and nothing would be kept for a
 * moment.
 */
export type WhatIsLacking = 'https' | 'storage';

export function whatIsLacking(browser: Browser = window): WhatIsLacking | undefined {
	if (!browser.isSecureContext) return 'https';
	try {
		return browser.localStorage && browser.indexedDB ? undefined : 'storage';
	} catch {
		return 'storage';
	}
}
