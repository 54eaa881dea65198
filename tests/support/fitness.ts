/**
 * Checks whether everybody can use a screen: axe finds nothing serious, nothing scrolls sideways, and nothing is too small to
 * touch.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { wordsIn, type Said } from './screen-words.ts';

/** Leads to a screen from the one before. `said` gives the words of the language. */
export type Open = (page: Page, said: Said) => Promise<unknown>;
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Goes through all screens in this order, and fails with everything that is wrong with any of them. */
export async function expectFit(page: Page, language: 'en' | 'nl', screens: [name: string, open: Open][]) {
	const faults: string[] = [];
	for (const [name, open] of screens)
		await test.step(name, async () => {
			await open(page, wordsIn(language));
			faults.push(...(await faultsOf(page, name, views[language])));
		});
	expect(faults.join('\n')).toBe('');
}

/** Both schemes and both widths, which take turns over the languages. */
const views: Record<'en' | 'nl', View[]> = {
	en: [
		{ colorScheme: 'light', width: 1024 },
		{ colorScheme: 'dark', width: 390 }
	],
	nl: [
		{ colorScheme: 'dark', width: 1024 },
		{ colorScheme: 'light', width: 390 }
	]
};

interface View {
	colorScheme: 'light' | 'dark';
	width: number;
}
const heightOf = (width: number) => (width < 600 ? 844 : 768);
const touchPx = 44;

async function look(page: Page, { colorScheme, width }: View) {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await page.setViewportSize({ width, height: heightOf(width) });
}

/** Gives everything that is wrong with the present screen, as sentences. The list is empty when nothing is wrong. */
async function faultsOf(page: Page, screen: string, views: View[]): Promise<string[]> {
	const found: string[] = [];
	for (const view of views) {
		await look(page, view);
		const where = `${screen}, ${view.colorScheme}, ${view.width} px`;
		for (const fault of await axeFaults(page)) found.push(`${where}: ${fault}`);
		for (const target of await smallTargets(page)) found.push(`${where}: too small to touch: ${target}`);
	}
	for (const width of [1024, 390, 320]) {
		await look(page, { colorScheme: 'light', width });
		const wide = await widest(page);
		if (wide) found.push(`${screen}: scrolls sideways at ${width} px: ${wide}`);
	}
	await look(page, { colorScheme: 'light', width: 1024 });
	return found;
}

async function axeFaults(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) =>
			nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary?.split('\n').at(1)?.trim()}`)
		);
}

/**
 * Gives controls that are smaller than a finger. As in WCAG 2.5.8, three kinds are left out: a link within a sentence; the link
 * that skips to the page, which only a keyboard reaches; and the lines on which a person writes, whose text may be as small as on
 * paper. Such a line must still be as wide as a finger.
 */
function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate((least) => {
		const controls = document.querySelectorAll<HTMLElement>('a[href], button, select, summary, input, textarea, [role=button]');
		const isSeen = (each: Element) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0;
		const isWritten = (each: Element) => each.matches('textarea, input:not([type=radio], [type=checkbox])');
		const isInSentence = (each: Element) => each.matches('p a, li a') && getComputedStyle(each).display === 'inline';
		const modal = document.querySelector('dialog:modal');
		return [...controls].flatMap((each) => {
			if (!isSeen(each) || each.matches('.skip') || isInSentence(each) || (modal && !modal.contains(each))) return [];
			const isMark = each.matches('input[type=radio], input[type=checkbox], select');
			const { width, height } = ((isMark && each.closest('label')) || each).getBoundingClientRect();
			const isLarge = width >= least - 0.5 && (height >= least - 0.5 || isWritten(each));
			const name = each.getAttribute('aria-label') ?? (each.textContent?.trim() || each.outerHTML.slice(0, 60));
			return isLarge ? [] : [`${each.tagName.toLowerCase()} "${name.slice(0, 40)}" ${Math.round(width)} × ${Math.round(height)}`];
		});
	}, touchPx);
}

/** Gives what is wider than the window, and by how much. It gives undefined when the page does not scroll sideways. */
function widest(page: Page): Promise<string | undefined> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return undefined;
		const over = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > clientWidth);
		const named = over.map((each) => `${each.tagName.toLowerCase()}.${each.classList.item(0) ?? ''}`);
		return `by ${scrollWidth - clientWidth} px (${named.slice(0, 6).join(', ')})`;
	});
}
