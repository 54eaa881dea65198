import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { aDraft } from '../../support/draft.ts';
import Writing from './Writing.svelte';

const written = ['My name is Nora.', 'I care. Act now.', ''];
async function lay(change: Partial<Draft> = {}, starters = ['I ask you to …']) {
	const start = aDraft({ blocks: written, ...change });
	const screen = await render(Writing, { start, starters });
	return screen.component as unknown as { now: () => Draft; switchSheet: () => void };
}
const block = (number: number) => page.getByRole('textbox', { name: new RegExp(`^Block ${number}`) });
const area = (number: number) => block(number).element() as HTMLTextAreaElement;

test('LetterSheet puts a starter in at the caret and keeps what is around it', async () => {
	const sheet = await lay();
	await block(2).click();
	area(2).setSelectionRange(8, 8);
	await page.getByRole('button', { name: /Put in/ }).click();
	expect(sheet.now().blocks).toEqual([written[0], 'I care. I ask you to Act now.', '']);
	expect(document.activeElement).toBe(area(2));
	await userEvent.keyboard('help, and ');
	expect(sheet.now().blocks[1]).toBe('I care. I ask you to help, and Act now.');
});

test('LetterSheet appends a starter to a block nobody was in yet', async () => {
	const sheet = await lay();
	await page.getByRole('button', { name: /Put in/ }).click();
	expect(sheet.now().blocks[0]).toBe('My name is Nora. I ask you to ');
});

test('LetterSheet gives a put-in starter to the browser’s own undo', async () => {
	const sheet = await lay();
	await block(1).click();
	await page.getByRole('button', { name: /Put in/ }).click();
	await userEvent.keyboard('{ControlOrMeta>}z{/ControlOrMeta}');
	expect(sheet.now().blocks[0]).toBe(written[0]);
});

test('LetterSheet selects the first gap of a starter, so that typing fills it', async () => {
	const sheet = await lay({ blocks: ['', '', ''] }, ['My name is …. I live in …']);
	await page.getByRole('button', { name: /Put in/ }).click();
	await userEvent.keyboard('Nora');
	expect(sheet.now().blocks[0]).toBe('My name is Nora. I live in ');
});

test('LetterSheet keeps the words on an empty sheet and back', async () => {
	const sheet = await lay();
	sheet.switchSheet();
	const whole = page.getByRole('textbox', { name: /^Write here/ });
	await expect.element(whole).toHaveValue('My name is Nora.\n\nI care. Act now.');
	await whole.click();
	await userEvent.keyboard('{End} More.');
	sheet.switchSheet();
	await expect.element(block(3)).toBeVisible();
	expect(sheet.now().blocks.join(' ')).toContain('More.');
});

test('LetterSheet lets a margin number lead to its block with a target of 44 px', async () => {
	await lay();
	const number = page.getByRole('button', { name: /^2\./ });
	const { width, height } = number.element().getBoundingClientRect();
	expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
	await number.click();
	expect(document.activeElement).toBe(area(2));
});

test('LetterSheet shows names as text, grows with its words, and asks the browser to remember nothing', async () => {
	const sheet = await lay({ name: '<b>Nora</b>', blocks: ['word '.repeat(400), '', ''] });
	await expect.element(page.getByText('<b>Nora</b>', { exact: true })).toBeVisible();
	expect(area(1).scrollHeight).toBeLessThanOrEqual(area(1).clientHeight + 1);
	for (const field of document.querySelectorAll('input, textarea')) expect(field.getAttribute('autocomplete')).toBe('off');
	expect(sheet.now().name).toBe('<b>Nora</b>');
});

test('LetterSheet keeps window and folds at the left in a language written from the right', async () => {
	await page.viewport(1024, 768);
	await lay({ locale: 'ar' });
	const sheet = document.querySelector('article')!.getBoundingClientRect();
	const window = document.querySelector('address')!.getBoundingClientRect();
	expect(window.left - sheet.left).toBeLessThan(sheet.right - window.right);
	expect(document.querySelector('article')!.dir).toBe('rtl');
});

test('LetterSheet moves the address into the flow where it is narrow', async () => {
	await page.viewport(320, 640);
	await lay();
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	const window = document.querySelector('address')!.getBoundingClientRect();
	expect(document.querySelector('.from')!.getBoundingClientRect().top).toBeGreaterThanOrEqual(window.bottom);
});
