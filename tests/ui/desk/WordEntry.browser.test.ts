import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import Entering from './Entering.svelte';

const known = 'lemon harbor gentle window river paper copper spare autumn garden honey table tablet'.split(' ');
async function lay() {
	const onDone = vi.fn();
	const screen = await render(Entering, { known, onDone });
	return { onDone, now: (screen.component as unknown as { now: () => string[] }).now };
}
const field = (position: number) => page.getByRole('textbox', { name: `Word ${position}`, exact: true });

test('WordEntry completes the only word that begins so and goes on', async () => {
	const { now } = await lay();
	await field(1).click();
	await userEvent.keyboard('lem{Enter}har{Enter}');
	expect(now().slice(0, 3)).toEqual(['lemon', 'harbor', '']);
	await expect.element(field(3)).toHaveFocus();
});

test('WordEntry offers words that begin so and takes the one that is pressed', async () => {
	const { now } = await lay();
	await field(4).fill('tabl');
	await page.getByRole('button', { name: 'tablet' }).click();
	expect(now()[3]).toBe('tablet');
});

test('WordEntry takes a paste of all twelve in any field', async () => {
	const { now } = await lay();
	await field(7).fill(known.slice(0, 12).join('\n'));
	expect(now()).toEqual(known.slice(0, 12));
});

test('WordEntry shows one word in each field after a paste that begins with the word that was there', async () => {
	const { now } = await lay();
	const twelve = known.slice(0, 12);
	await field(1).fill(twelve.join(' '));
	await field(1).fill(twelve.map((word, at) => `${at + 1}. ${word}`).join('\n'));
	await expect.element(field(1)).toHaveValue(twelve[0]);
	expect(now()).toEqual(twelve);
});

test('WordEntry says that a thirteenth word had no place, until something else is typed', async () => {
	const { now } = await lay();
	await field(1).fill(known.slice(0, 13).join(' '));
	await expect.element(page.getByRole('alert')).toHaveTextContent(`Left out: ${known[12]}`);
	expect(now()).toEqual(known.slice(0, 12));
	await field(1).fill('lemon');
	await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

test('WordEntry marks a word that does not exist once it is left', async () => {
	await lay();
	await field(1).fill('lemmon');
	await expect.element(field(1)).not.toHaveAttribute('aria-invalid');
	await field(2).click();
	await expect.element(field(1)).toHaveAttribute('aria-invalid', 'true');
});

test('WordEntry asks for the end with Enter when every word exists', async () => {
	const { onDone } = await lay();
	await field(1).fill(known.slice(0, 12).join(' '));
	await field(12).click();
	await userEvent.keyboard('{Enter}');
	expect(onDone).toHaveBeenCalledOnce();
});

test('WordEntry lets the browser remember nothing', async () => {
	await lay();
	for (const input of document.querySelectorAll('input')) expect(input.autocomplete).toBe('off');
});
