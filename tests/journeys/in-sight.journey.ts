/** The line that is typed stays in sight above whatever is sticky, at every size and above a keyboard; and all is done by keys. */
import { expect, test, type Page } from '@playwright/test';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { takeSeat } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

const sentence = 'I was sorry to read that it took months until her evidence was accepted, and I think of her. ';

/** Gives whether the caret's line lies inside the window with nothing over it. A copy of the field's words shows where the line is. */
function caretInSight(page: Page): Promise<string> {
	return page.evaluate(() => {
		const field = document.activeElement;
		if (!(field instanceof HTMLTextAreaElement)) return `the focus is at ${field?.tagName}`;
		const copy = field.nextElementSibling!.cloneNode() as HTMLElement;
		copy.removeAttribute('data-text');
		copy.textContent = field.value;
		field.nextElementSibling!.after(copy);
		const words = copy.firstChild as Text;
		const line = document.createRange();
		line.setStart(words, Math.min(field.selectionEnd, words.length - 1));
		line.setEnd(words, Math.min(field.selectionEnd + 1, words.length));
		const { top, bottom, left } = [...line.getClientRects()].at(-1)!;
		copy.remove();
		if (top < 0 || bottom > innerHeight) return `the line is at ${top} to ${bottom} of ${innerHeight}`;
		for (const y of [top + 2, bottom - 2]) {
			const over = document.elementFromPoint(Math.max(1, left - 3), y);
			if (over !== field && !over?.contains(field) && !field.parentElement?.contains(over))
				return `over the line lies ${over?.outerHTML.slice(0, 80)}`;
		}
		return 'in sight';
	});
}

const sizes = [
	[1024, 768],
	[768, 1024],
	[390, 844],
	[390, 480],
	[390, 420],
	[360, 640],
	[360, 380],
	[844, 390],
	[844, 190],
	[320, 568]
] as const;

for (const [width, height] of sizes)
	test(`the caret of a letter is in sight while one types at ${width} by ${height}`, async ({ page }) => {
		await takeSeat(page, event.joinLink);
		await page.setViewportSize({ width, height });
		await page.goto(`${server.url}/cases/wendy-galarza/letter`);
		const isFolded = width < 640 || height < 480;
		const field = (number: number) => page.getByRole('textbox', { name: new RegExp(`^Block ${number}:`) });
		for (const number of [1, 2, 3]) {
			await field(number).click();
			await page.keyboard.insertText(sentence.repeat(number === 3 ? 8 : 2));
			await page.keyboard.type('And');
			await expect.poll(() => caretInSight(page)).toBe('in sight');
			if (isFolded) await page.getByRole('button', { name: 'Next' }).click();
		}
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});

for (const [width, height, left] of [
	[390, 844, 420],
	[360, 640, 380],
	[768, 1024, 660],
	[1024, 768, 400]
] as const)
	test(`the caret stays in sight when a keyboard leaves ${left} of ${width} by ${height}`, async ({ page }) => {
		await takeSeat(page, event.joinLink);
		await page.setViewportSize({ width, height });
		await page.goto(`${server.url}/cases/wendy-galarza/letter`);
		const field = page.getByRole('textbox', { name: /^Block 1:/ });
		await field.click();
		await page.keyboard.insertText(sentence.repeat(8));
		await page.setViewportSize({ width, height: left });
		await expect.poll(() => caretInSight(page)).toBe('in sight');
		await expect(field).toBeFocused();
		await page.keyboard.type('And one word more.');
		await expect.poll(() => caretInSight(page)).toBe('in sight');
	});

test('a writer puts a sentence into each block by keys alone: head, its sentences, its field', async ({ page }) => {
	await takeSeat(page, event.joinLink);
	await page.goto(`${server.url}/cases/wendy-galarza/letter`);
	const head = (number: number) => page.getByRole('button', { name: new RegExp(`^${number}\\. `) });
	const field = (number: number) => page.getByRole('textbox', { name: new RegExp(`^Block ${number}:`) });
	await expect(page.getByRole('button', { name: /Put in/ }).first()).toBeVisible();
	await head(1).focus();
	for (const number of [1, 2, 3, 4, 5]) {
		await expect(head(number)).toBeFocused();
		await expect(head(number)).toHaveAttribute('aria-expanded', 'true');
		await page.keyboard.press('Tab');
		await expect(page.getByRole('button', { name: /Put in/ }).first()).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(field(number)).toBeFocused();
		expect(await field(number).inputValue()).not.toBe('');
		if (number < 5) await page.keyboard.press('Tab');
	}
});

test('the focus of a writer goes to a heading with every screen, and never to the body', async ({ page }) => {
	await takeSeat(page, event.joinLink);
	const focused = () => page.evaluate(() => document.activeElement?.tagName);
	await page.getByRole('link', { name: /Wendy/ }).press('Enter');
	await expect(page.getByRole('heading', { name: 'Wendy Galarza' })).toBeFocused();
	await page.getByRole('link', { name: 'Write a letter' }).press('Enter');
	await expect(page.getByRole('heading', { name: /A letter for Wendy/ })).toBeFocused();
	await expect(page).toHaveTitle(/A letter for .*Wendy/);
	await page.getByRole('textbox', { name: /^Block 2:/ }).fill('I write because of Wendy.');
	await page.getByRole('button', { name: 'Read it once more' }).press('Enter');
	await expect(page.getByRole('heading', { name: /as it will be printed$/ })).toBeFocused();
	await page.getByRole('button', { name: 'Change something' }).press('Enter');
	await expect(page.getByRole('textbox', { name: /^Block 2:/ })).toBeFocused();
	expect(await focused()).not.toBe('BODY');
	await page.setViewportSize({ width: 390, height: 844 });
	for (let step = 0; step < 5; step++) {
		await page.getByRole('button', { name: /^(Next|Sign)$/ }).press('Enter');
		await expect.poll(focused).toBe('H2');
	}
	await expect(page.getByRole('heading', { name: 'Put your name under it' })).toBeFocused();
});
