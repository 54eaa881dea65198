import { afterEach, expect, test } from 'vitest';
import { deviceNotes } from '#lib/device/notes.ts';
import { letterKeys } from '../../../src/routes/organise/letter-keys.svelte.ts';

afterEach(() => {
	letterKeys.isOn = true;
	document.body.replaceChildren();
});

/** What `letterKeys` makes of this press on an element that holds the focus. */
function pressed(html: string, init: KeyboardEventInit = { key: 'h' }) {
	document.body.innerHTML = html;
	const target = document.body.firstElementChild as HTMLElement;
	let key: string | undefined;
	target.addEventListener('keydown', (event) => (key = letterKeys.of(event)));
	target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
	return key;
}

test.each(['<input>', '<input type="search">', '<textarea></textarea>', '<select></select>', '<p contenteditable="true"></p>'])(
	'letterKeys never acts while somebody types in %s',
	(html) => expect(pressed(html)).toBeUndefined()
);
test('letterKeys acts on a button and a box to tick, and leaves what has a modifier', () => {
	expect([pressed('<button></button>'), pressed('<input type="checkbox">')]).toEqual(['h', 'h']);
	for (const modifier of ['ctrlKey', 'altKey', 'metaKey', 'isComposing'])
		expect(pressed('<button></button>', { key: 'h', [modifier]: true })).toBeUndefined();
	expect(pressed('<button></button>', { key: 'Enter' })).toBeUndefined();
});
test('letterKeys acts no more once it is switched off, and the device remembers it', () => {
	letterKeys.isOn = false;
	expect(pressed('<button></button>')).toBeUndefined();
	expect(deviceNotes.read('writing-table/letter-keys')).toBe('off');
});
