/** What a browser must give before anything can be written here, asked of the browser itself and not of its name. */
interface Browser {
	isSecureContext: boolean;
	/** Each throws where it is refused. */
	localStorage: unknown;
	indexedDB?: unknown;
}

/** `https`: at a plain address browsers seal nothing. `storage`: site data is blocked, and nothing would be kept for a moment. */
export type WhatIsLacking = 'https' | 'storage';

export function whatIsLacking(browser: Browser = window): WhatIsLacking | undefined {
	if (!browser.isSecureContext) return 'https';
	try {
		return browser.localStorage && browser.indexedDB ? undefined : 'storage';
	} catch {
		return 'storage';
	}
}
