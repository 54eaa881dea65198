/**
 * Whether the browsers of tests keep their storage. Playwright's pages are private windows, which promise nothing unless a test
 * tells them to.
 */
import type { Page } from '@playwright/test';

/**
 * Makes this page's browser promise to keep what the site stores, as a browser does for an installed app. Call it before the site
 * is opened.
 */
export async function promiseToKeep(page: Page, url: string) {
	const session = await page.context().newCDPSession(page);
	const permission = { permissions: ['durableStorage' as const], origin: new URL(url).origin };
	// A page speaks for the profile of its browser. For a private window, the whole browser must be told its name.
	await session.send('Browser.grantPermissions', permission);
	const { targetInfo } = await session.send('Target.getTargetInfo');
	const whole = await page.context().browser()?.newBrowserCDPSession();
	await whole?.send('Browser.grantPermissions', { ...permission, browserContextId: targetInfo.browserContextId });
}

/** The settings of a profile that clears site data when it is closed, or that takes no site data at all. */
export const siteData = (setting: 'session-only' | 'blocked') => ({
	profile: { default_content_setting_values: { cookies: setting === 'session-only' ? 4 : 2 } }
});
