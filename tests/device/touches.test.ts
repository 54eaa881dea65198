import { expect, test, vi } from 'vitest';
import { touchesOf, type Heard } from '#lib/device/touches.ts';
import type { Notes } from '#lib/device/notes.ts';
import { blockedNotes, someNotes } from '../support/notes.ts';

const minuteMs = 60_000;

/** Two windows of one browser. What one notes, the other hears. */
function twoWindows() {
	let nowMs = 1e12;
	const [notes, hearing] = [someNotes(), new EventTarget()];
	const heardBy = (key: string, newValue: string | null) =>
		void hearing.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));
	const telling: Notes = {
		...notes,
		write: (name, text) => (notes.write(name, text), heardBy(name, text)),
		forget: (name) => (notes.forget(name), heardBy(name, null))
	};
	const [one, other] = [touchesOf(telling, () => nowMs, new EventTarget()), touchesOf(notes, () => nowMs, hearing)];
	const heard = { ontouch: vi.fn(), oncover: vi.fn(), onlift: vi.fn(), onclear: vi.fn() } satisfies Heard;
	const stop = other.listen(heard);
	return { one, other, heard, stop, pass: (ms: number) => (nowMs += ms) };
}

test('touchesOf tells the other windows of touches, not of every one, and of covering, lifting and clearing', () => {
	const { one, heard, stop, pass } = twoWindows();
	for (let key = 0; key < 20; key++) one.tell();
	expect(heard.ontouch).toHaveBeenCalledOnce();
	pass(5_000);
	one.tell();
	expect(heard.ontouch).toHaveBeenCalledTimes(2);
	one.cover();
	one.lift();
	one.clear();
	expect([heard.oncover, heard.onclear].map((each) => each.mock.calls.length)).toEqual([1, 1]);
	expect(heard.onlift).toHaveBeenCalled();
	stop();
	one.cover();
	expect(heard.oncover).toHaveBeenCalledOnce();
});

test('isLeftAlone covers again what was covered before the page was loaded anew', () => {
	const { one, other } = twoWindows();
	one.tell();
	one.cover();
	expect(other.isLeftAlone(4 * minuteMs)).toBe(true);
	one.lift();
	expect(other.isLeftAlone(4 * minuteMs)).toBe(false);
});

test('isLeftAlone goes by the last touch in any window, and trusts no clock that was set back', () => {
	const { one, other, pass } = twoWindows();
	expect(other.isLeftAlone(4 * minuteMs)).toBe(true);
	one.tell();
	pass(3 * minuteMs);
	expect(other.isLeftAlone(4 * minuteMs)).toBe(false);
	pass(2 * minuteMs);
	expect(other.isLeftAlone(4 * minuteMs)).toBe(true);
	pass(-60 * minuteMs);
	expect(other.isLeftAlone(4 * minuteMs)).toBe(true);
});

test('isLeftAlone is true where nothing can be noted', () => {
	const touches = touchesOf(blockedNotes, () => 0, new EventTarget());
	touches.tell();
	expect(touches.isLeftAlone(minuteMs)).toBe(true);
});
