/** In a reader's own colours, what is chosen still looks other than what is not. */
import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../src/app.css';
import { fronts } from '#lib/domain/writing/fronts.ts';
import FrontPicker from '#lib/ui/card/FrontPicker.svelte';
import RoomsNav from '#lib/ui/desk/RoomsNav.svelte';
import ReaderChoice from '#lib/ui/letter/ReaderChoice.svelte';
import { forcedColours } from '../support/forced-colours.ts';

afterEach(() => forcedColours('none'));

const lineOf = (selector: string) => getComputedStyle(document.querySelector(selector)!).borderBlockEndColor;
const reader = (id: string) => ({ id, kind: 'The authority', office: `Office ${id}`, about: 'Reads it.', facts: [] });

test('RoomsNav draws its line under the room where one is, and under no other', async () => {
	await forcedColours('active');
	await render(RoomsNav, {
		label: 'Rooms',
		rooms: [
			{ href: '#desk', label: 'Desk' },
			{ href: '#letters', label: 'Letters' }
		],
		current: '#letters'
	});
	expect(lineOf('a[aria-current]')).not.toBe(lineOf('a:not([aria-current])'));
});

test('FrontPicker draws another line around the front that was chosen', async () => {
	await forcedColours('active');
	const [front] = Object.keys(fronts);
	await render(FrontPicker, { fronts, ...(front ? { front } : {}), onchoose: () => undefined });
	expect(lineOf('[aria-pressed=true]')).not.toBe(lineOf('[aria-pressed=false]'));
});

test('ReaderChoice draws another line around whom the letter is for', async () => {
	await forcedColours('active');
	await render(ReaderChoice, { rows: [reader('a'), reader('b')], label: 'For whom', chosen: 'a' });
	expect(lineOf('label:has(:checked)')).not.toBe(lineOf('label:not(:has(:checked))'));
});
