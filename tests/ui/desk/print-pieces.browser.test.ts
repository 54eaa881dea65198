import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import LabelPicker from '#lib/ui/desk/LabelPicker.svelte';
import MillimetreField from '#lib/ui/basic/MillimetreField.svelte';

const picker = (change: object = {}) => ({
	...{ legend: 'First free label', hint: 'Press the first label.', columns: 3, rows: 7, startAt: 1, count: 4 },
	...{ labelOf: (number: number) => `Label ${number}`, onChange: vi.fn(), ...change }
});

test('LabelPicker tells which label was pressed', async () => {
	const given = picker();
	await render(LabelPicker, given);
	await page.getByRole('radio', { name: 'Label 8' }).click();
	expect(given.onChange).toHaveBeenCalledWith(8);
	await expect.element(page.getByRole('radio', { name: 'Label 8' })).toBeChecked();
});

test('LabelPicker walks along the rows and down the columns by the arrow keys, and stays on its sheet', async () => {
	await render(LabelPicker, picker({ startAt: 5 }));
	const checked = () => document.querySelector<HTMLInputElement>('input:checked')?.value;
	document.querySelector<HTMLInputElement>('input[value="5"]')!.focus();
	await userEvent.keyboard('{ArrowDown}');
	expect(checked()).toBe('8');
	expect(document.activeElement).toBe(document.querySelector('input[value="8"]'));
	await userEvent.keyboard('{ArrowRight}');
	expect(checked()).toBe('9');
	await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
	expect(checked()).toBe('3');
});

test('LabelPicker shows what is gone, what will be printed and what stays free', async () => {
	await render(LabelPicker, picker({ startAt: 5, count: 4 }));
	const looks = [...document.querySelectorAll('.sheet label')].map((label) => label.classList[0]);
	expect([looks[3], looks[4], looks[7], looks[8]]).toEqual(['gone', 'next', 'next', 'free']);
	const box = document.querySelector('.sheet label')!.getBoundingClientRect();
	expect(box.height).toBeGreaterThanOrEqual(44);
});

test('MillimetreField keeps what is typed within its bounds and takes no number for nothing', async () => {
	const onChange = vi.fn();
	await render(MillimetreField, { label: 'Down, mm', value: 0.5, onChange });
	const field = page.getByLabelText('Down, mm');
	await expect.element(field).toHaveValue(0.5);
	for (const [typed, heard] of [
		['-1.5', -1.5],
		['99', 10],
		['', 0]
	] as const) {
		await field.fill(typed);
		await userEvent.tab();
		expect(onChange).toHaveBeenLastCalledWith(heard);
	}
});
