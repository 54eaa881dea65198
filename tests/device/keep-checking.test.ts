import { expect, test, vi } from 'vitest';
import { Connection } from '#lib/device/connection.svelte.ts';
import type { Database } from '#lib/device/database.ts';
import { keepChecking } from '#lib/device/keep-checking.ts';
import { HandTurnedClock } from '../support/device.ts';
import { patienceMs } from '../support/patience.ts';

/** A database that opens, and that from some moment on answers nothing until it is opened again. */
function aConnection() {
	const clock = new HandTurnedClock();
	const database = { isHung: false, open: vi.fn(() => Promise.resolve((database.isHung = false))), close: vi.fn() };
	const events = { count: () => (database.isHung ? new Promise(() => undefined) : Promise.resolve(1)) };
	const connection = new Connection({ ...database, events, open: database.open } as unknown as Database, clock);
	return { clock, database, connection, page: new EventTarget() };
}
const aWhile = () => new Promise((settle) => setTimeout(settle));

test('keepChecking reopens a connection that hangs, within half a minute (I9)', async () => {
	const { clock, database, connection, page } = aConnection();
	const stop = keepChecking(connection, clock, page);
	database.isHung = true;
	clock.turn(30_000);
	await aWhile();
	expect(database.open).not.toHaveBeenCalled();
	clock.turn(4_000);
	await vi.waitFor(() => expect(database.open).toHaveBeenCalledOnce(), patienceMs);
	expect(connection.state).toBe('open');
	stop();
});

test('keepChecking looks when the page is seen again, and leaves a sound connection alone', async () => {
	const { clock, database, connection, page } = aConnection();
	const stop = keepChecking(connection, clock, page);
	clock.turn(30_000);
	await aWhile();
	clock.turn(10_000);
	database.isHung = true;
	page.dispatchEvent(new Event('visibilitychange'));
	expect(database.close).not.toHaveBeenCalled();
	clock.turn(4_000);
	await vi.waitFor(() => expect(database.open).toHaveBeenCalledOnce(), patienceMs);
	stop();
	database.isHung = true;
	page.dispatchEvent(new Event('visibilitychange'));
	clock.turn(600_000);
	await aWhile();
	expect(database.open).toHaveBeenCalledOnce();
});
