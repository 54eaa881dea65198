import { expect, test, vi } from 'vitest';
import { TakeNewer } from '../../src/routes/take-newer.ts';
import { HandTurnedClock } from '../support/device.ts';
import { someNotes } from '../support/notes.ts';

function aWindow() {
	const window = { clock: new HandTurnedClock(), notes: someNotes(), ask: vi.fn(), reload: vi.fn() };
	return { ...window, page: () => new TakeNewer(window) };
}

test('takenOver reloads the page that asked for the newer version, and no other', () => {
	const { page, ask, reload } = aWindow();
	const [asking, other] = [page(), page()];
	asking.begin();
	expect(ask).toHaveBeenCalledOnce();
	other.takenOver();
	expect(reload).not.toHaveBeenCalled();
	asking.takenOver();
	expect(reload).toHaveBeenCalledOnce();
});

test('begin lets the page go once when the old version stays, and asks again when it is back', () => {
	const { page, ask, reload, clock } = aWindow();
	page().begin();
	clock.turn(5_000);
	expect(reload).toHaveBeenCalledOnce();
	const again = page();
	again.resume();
	expect(ask).toHaveBeenCalledTimes(2);
	again.takenOver();
	expect(reload).toHaveBeenCalledTimes(2);
});

test('resume leaves the choice to the person when the old version stays a second time', () => {
	const { page, reload, clock } = aWindow();
	page().begin();
	clock.turn(5_000);
	const again = page();
	again.resume();
	clock.turn(60_000);
	again.takenOver();
	expect(reload).toHaveBeenCalledOnce();
});

test('resume asks for nothing on a page that nobody wanted newer', () => {
	const { page, ask } = aWindow();
	page().resume();
	expect(ask).not.toHaveBeenCalled();
});
