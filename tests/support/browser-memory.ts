/** Browsers of tests and whether they keep: Playwright's pages are private windows, which promise nothing unless they are told to. */
import type { Page } from '@playwright/test';

/** This page's browser promises to keep what the site stores, as one does for an installed app. Call it before the site is opened. */
export async function promiseToKeep(page: Page, url: string) {
	const session = await page.context().newCDPSession(page);
	const permission = { permissions: ['durableStorage' as const], origin: new URL(url).origin };
	// A page speaks for the profile of its browser; a private window of it has to be named to the browser as a whole.
	await session.send('Browser.grantPermissions', permission);
	const { targetInfo } = await session.send('Target.getTargetInfo');
	const whole = await page.context().browser()?.newBrowserCDPSession();
	await whole?.send('Browser.grantPermissions', { ...permission, browserContextId: targetInfo.browserContextId });
}

/** Settings of a profile that clears site data when it is closed, or takes none at all. */
export const siteData = (setting: 'session-only' | 'blocked') => ({
	profile: { default_content_setting_values: { cookies: setting === 'session-only' ? 4 : 2 } }
});
