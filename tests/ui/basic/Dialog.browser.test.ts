import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import Dialog from '#lib/ui/basic/Dialog.svelte';

const actions = createRawSnippet(() => ({ render: () => '<button>Delete</button>' }));
const dialog = () => page.getByRole('dialog', { name: 'Sure?' });

test('Dialog is open for as long as it is there, named by its title and described by its note', async () => {
	const onclose = vi.fn();
	await render(Dialog, { title: 'Sure?', note: 'It goes for good.', actions, onclose });
	await expect.element(dialog()).toHaveAccessibleDescription('It goes for good.');
	await expect.element(page.getByRole('button', { name: 'Delete' })).toBeVisible();
	expect(page.getByRole('button').elements()).toHaveLength(1);
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => onclose.mock.calls.length).toBe(1);
});

test('Dialog opens and closes with what is bound, and gives the focus back', async () => {
	const opener = document.createElement('button');
	document.body.append(opener);
	opener.focus();
	const { rerender } = await render(Dialog, { title: 'Sure?', isOpen: false, closeLabel: 'Close' });
	expect(dialog().elements()).toHaveLength(0);
	await rerender({ isOpen: true });
	await page.getByRole('button', { name: 'Close' }).click();
	await expect.poll(() => dialog().elements()).toHaveLength(0);
	expect(document.activeElement).toBe(opener);
	opener.remove();
});

test('Dialog tells of its closing once, also when the page closes it', async () => {
	const onclose = vi.fn();
	const { rerender } = await render(Dialog, { title: 'Sure?', isOpen: true, onclose });
	await expect.element(dialog()).toBeVisible();
	await rerender({ isOpen: false });
	await expect.poll(() => onclose.mock.calls.length).toBe(1);
	expect(dialog().elements()).toHaveLength(0);
});
