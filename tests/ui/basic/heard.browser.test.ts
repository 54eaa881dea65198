/** Values that come into a field without an `input` event, as from autofill, dictation and extensions. */
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import TextField from '#lib/ui/basic/TextField.svelte';
import WordEntry from '#lib/ui/desk/WordEntry.svelte';
import GrowingText from '#lib/ui/letter/GrowingText.svelte';
import InkLine from '#lib/ui/letter/InkLine.svelte';

/** The field's value changes and the page is not told. */
const fillUnsaid = (name: string, value: string) => {
	const field = page.getByRole('textbox', { name }).element() as HTMLInputElement;
	field.value = value;
};
const elsewhere = () => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
const leave = () => dispatchEvent(new PageTransitionEvent('pagehide'));

for (const [how, moment] of Object.entries({ 'the next press': elsewhere, 'the page going away': leave })) {
	test(`GrowingText hears a value that came without an event at ${how}`, async () => {
		const onchange = vi.fn();
		await render(GrowingText, { id: 'a', text: 'I am', lang: 'en', label: 'Words', onchange });
		fillUnsaid('Words', 'I am Nora.');
		moment();
		expect(onchange).toHaveBeenCalledExactlyOnceWith('I am Nora.');
	});

	test(`InkLine hears a value that came without an event at ${how}`, async () => {
		const onchange = vi.fn();
		await render(InkLine, { label: 'Your name', value: '', onchange });
		fillUnsaid('Your name', 'Nora');
		moment();
		expect(onchange).toHaveBeenCalledExactlyOnceWith('Nora');
	});
}

test('InkLine hears nothing when the app writes another value, even before the field shows it', async () => {
	const onchange = vi.fn();
	const { rerender } = await render(InkLine, { label: 'Your name', value: 'Nora', onchange });
	const coming = rerender({ value: 'Ada' });
	elsewhere();
	await coming;
	elsewhere();
	expect(onchange).not.toHaveBeenCalled();
	fillUnsaid('Your name', 'Nora');
	elsewhere();
	expect(onchange).toHaveBeenCalledExactlyOnceWith('Nora');
});

test('TextField gives what stands in it when Enter is pressed', async () => {
	let value = '';
	await render(TextField, {
		label: 'Place',
		get value() {
			return value;
		},
		set value(now) {
			value = now;
		}
	});
	await page.getByRole('textbox', { name: 'Place' }).click();
	fillUnsaid('Place', 'Northaven');
	await userEvent.keyboard('{Enter}');
	expect(value).toBe('Northaven');
});

test('WordEntry takes twelve words that a password manager put into its first field without an event', async () => {
	let fields = Array.from({ length: 12 }, () => '');
	await render(WordEntry, {
		get fields() {
			return fields;
		},
		set fields(now) {
			fields = now;
		},
		suggest: () => [],
		isWord: () => true,
		label: 'Twelve words',
		nameOf: (position) => `Word ${position}.`,
		suggestionsLabel: 'Suggestions',
		leftOutNote: () => 'left out'
	});
	fillUnsaid('Word 1.', 'a b c d e f g h i j k l');
	elsewhere();
	expect(fields).toEqual([...'abcdefghijkl']);
});
