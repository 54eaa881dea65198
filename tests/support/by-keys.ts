/** A person who has a keyboard and no mouse. */
import type { Locator, Page } from '@playwright/test';

const mostTabs = 200;

const isUnderTab = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement);

/** Goes forward by the Tab key until this stands under it. It throws when no Tab leads there. */
export async function tabTo(page: Page, wanted: Locator) {
	await wanted.waitFor();
	for (let count = 0; count < mostTabs; count++) {
		if (await isUnderTab(wanted)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`no Tab leads to ${String(wanted)}`);
}

export async function pressByKey(page: Page, wanted: Locator, key = 'Enter') {
	await tabTo(page, wanted);
	await page.keyboard.press(key);
}

/**
 * Goes through the page's main part by the Tab key, from where the focus is to past its end, and gives everything that is wrong as
 * sentences: a control that is not reached, one that is reached and cannot be seen, and a place that lets nobody out.
 */
export async function faultsByTab(page: Page): Promise<string[]> {
	const wanted = await page.evaluate(markControls);
	const faults: string[] = [];
	const reached = new Set<string>();
	for (let count = 0; count < mostTabs; count++) {
		await page.keyboard.press('Tab');
		const { name, at, fault } = await page.evaluate(lookAtFocus);
		if (at === 'past the end')
			return [...faults, ...wanted.filter((each) => !reached.has(each)).map((each) => `no Tab leads to ${each}`)];
		reached.add(name);
		if (fault) faults.push(`${name} ${fault}`);
	}
	return [...faults, `no Tab leads out after ${[...reached].at(-1)}`];
}

/** Gives a name to every control that the Tab key must reach from here. Of a group of radio buttons, it reaches one. */
function markControls(): string[] {
	const controls = [...document.querySelectorAll<HTMLElement>('main :is(a[href], button, input, select, textarea, summary)')];
	const here = document.activeElement ?? document.body;
	const isReached = (each: HTMLElement) => {
		if (!(here.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
		if (!each.checkVisibility({ visibilityProperty: true }) || each.matches(':disabled, [type=hidden], [tabindex="-1"]'))
			return false;
		return !each.matches('[type=radio]') || (each as HTMLInputElement).checked;
	};
	return controls.filter(isReached).map((each, at) => {
		const words = each.getAttribute('aria-label') ?? (each.closest('label') ?? each).textContent ?? '';
		each.dataset.name = `${at + 1} ${each.tagName.toLowerCase()} "${words.trim().slice(0, 40)}"`;
		return each.dataset.name;
	});
}

function lookAtFocus(): { name: string; at: 'main' | 'past the end'; fault?: string } {
	const focused = document.activeElement as HTMLElement | null;
	if (!focused?.closest('main')) return { name: '', at: 'past the end' };
	const name = focused.dataset.name ?? focused.outerHTML.slice(0, 60);
	const { top, bottom, left, right } = focused.getBoundingClientRect();
	const isInSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
	// The ring is the control's own, or that of the box or the label that it stands in.
	const hasRing = (each: HTMLElement | null) => each !== null && getComputedStyle(each).outlineStyle !== 'none';
	const ringed = [focused, focused.parentElement, focused.parentElement?.parentElement ?? null].some(hasRing);
	const fault = !isInSight ? 'is reached out of sight' : ringed ? undefined : 'shows no ring';
	return { name, at: 'main', fault };
}
