/** On a phone a letter's language stands under its question: it can be seen, chosen, and follows the words that are written. */
import { expect, test } from '@playwright/test';
import { openEvent } from '../support/event.ts';
import { aServer } from '../support/server.ts';
import { takeSeat } from '../support/writing.ts';

test.use({ viewport: { width: 390, height: 844 } });

test('on a phone the language of a letter is chosen, or noticed from its words, beside the question', async ({ page }) => {
	const server = await aServer();
	try {
		await takeSeat(page, (await openEvent(server.url)).joinLink);
		await page.goto(`${server.url}/cases/wendy-galarza/letter`);
		const language = page.getByLabel('Language of the letter');
		await expect(language).toHaveValue('en');
		const french = 'Je m’appelle Nora et je vous demande de faire la lumière sur ce qui est arrivé à Wendy.';
		await page.getByRole('textbox', { name: /^Block 1/ }).fill(french);
		await expect(language).toHaveValue('fr');
		const salutation = page.getByLabel('Salutation');
		await expect(salutation).toHaveValue('Madame, Monsieur,');
		await salutation.fill('Monsieur le Procureur,');
		await expect(page.getByLabel('Subject')).toHaveValue(/Wendy/);
		await page.getByRole('button', { name: 'Whole letter' }).click();
		await expect(page.locator('article').getByText('Monsieur le Procureur,')).toBeVisible();
		await page.goBack();
		await salutation.fill('Madame, Monsieur,');
		await language.selectOption('nl');
		await expect(salutation).toBeHidden();
		await page.getByRole('button', { name: 'Next' }).click();
		await expect(language).toHaveValue('nl');
	} finally {
		await server.discard();
	}
});

test('a card has a language of its own, which is noticed from its words or chosen', async ({ page }) => {
	const server = await aServer();
	try {
		await takeSeat(page, (await openEvent(server.url)).joinLink);
		await page.goto(`${server.url}/cases/wendy-galarza/card`);
		const language = page.getByLabel('Language of the card');
		await expect(language).toHaveValue('en');
		const greeting = page.getByRole('textbox', { name: 'Greeting' });
		await expect(greeting).toHaveValue(/^Dear/);
		await page
			.getByRole('textbox', { name: 'Your message' })
			.fill('Wij hebben jouw verhaal gelezen. Je bent niet alleen, en we vergeten je niet. Heel veel sterkte.');
		await expect(language).toHaveValue('nl');
		await expect(greeting).toHaveValue(/^(Beste|Lieve)/);
	} finally {
		await server.discard();
	}
});
