/**
 * A tablet still has items whose bytes the server deleted, or whose event the server deleted: with real devices and a real store.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import type { HeldQuestion } from '#lib/domain/wire/held.ts';
import type { Post } from '#lib/domain/wire/wire.ts';
import type { Net } from '#lib/net/ask.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { HeldWatch } from '#lib/outbox/sending/held.ts';
import { statusOf } from '#lib/outbox/status.ts';
import type { Store } from '#lib/server/store.ts';
import { aJoinedDevice, aSavedDraft, ours } from '../support/device.ts';
import { code } from '../support/people.ts';
import { anEvent } from '../support/signed-event.ts';
import { aSqliteStore } from '../support/sqlite.ts';

const dayMs = 86_400_000;
let nowMs = Date.parse('2026-12-10T12:00:00Z');
let store: Store;
let discard: () => Promise<void>;
beforeEach(async () => {
	nowMs = Date.parse('2026-12-10T12:00:00Z');
	({ store, discard } = await aSqliteStore(() => nowMs, { collectedDays: 30, eventDays: 90 }));
	await store.createEvent((await anEvent({ code })).sent);
});
afterEach(() => discard());

const unknown = () => ours(404, { error: { kind: 'unknown-event', message: 'There is no event with this code.' } });

/** Does what the endpoints do, without their tokens. `posts` counts the items that were sent. */
function aWire() {
	const wire = {
		posts: 0,
		/** The server acts, but the answer never reaches the tablet. */
		isDeaf: false,
		net: (async (path, init) => {
			const given = await answer(path, String(init.body));
			if (wire.isDeaf) throw new TypeError('the answer is lost');
			return given;
		}) as Net
	};
	const answer = async (path: string, body: string) => {
		if (!(await store.readEvent(code))) return unknown();
		const asked: unknown = JSON.parse(body);
		if (path.endsWith('/held')) return ours(200, await store.readHeld(code, asked as HeldQuestion));
		wire.posts += (asked as Post).items.length;
		const outcome = await store.postLetters(code, asked as Post);
		return outcome.kind === 'answered' ? ours(201, outcome.answer) : unknown();
	};
	return wire;
}

/** A tablet with so many delivered letters, which then stays in a cupboard. */
async function aTablet(letters: number) {
	const wire = aWire();
	const device = { ...(await aJoinedDevice({ table: '7' })), net: wire.net, event: code };
	for (let at = 0; at < letters; at++) await handIn({ ...device, draft: await aSavedDraft(device) });
	await drainOutbox(device);
	const entries = () => outboxEntries(device.database, code);
	return {
		wire,
		entries,
		states: async () => (await entries()).map(({ state }) => state),
		bytes: () => device.database.sealed.count(),
		/** The tablet's page is opened again, asks, and sends what waits. */
		async meet() {
			const outcome = await new HeldWatch(device).look();
			await drainOutbox(device);
			return outcome;
		},
		send: () => drainOutbox(device),
		file: () => fileOut(device.database, code, { appVersion: '0.1.0', lacks: [] }),
		write: async () => handIn({ ...device, draft: await aSavedDraft(device) })
	};
}

async function daysGoBy(days: number) {
	for (let day = 0; day < days; day++) {
		nowMs += dayMs;
		while (await store.tidy());
	}
}

test('a tablet hears that a letter was collected after the server let go of it, lets go too, and sends it never again (I4, I7)', async () => {
	const tablet = await aTablet(2);
	const [first] = await tablet.entries();
	await store.markCollected(code, [first!.id]);
	await daysGoBy(40);
	expect((await store.readFeed(code, { after: 0, limit: 9 })).letters.map(({ gone }) => gone)).toEqual([true, undefined]);
	expect(await tablet.meet()).toEqual({ kind: 'told', again: 0 });
	expect(await tablet.states()).toEqual(['let-go', 'delivered']);
	await tablet.meet();
	expect([tablet.wire.posts, await tablet.bytes()]).toEqual([2, 1]);
	expect(statusOf(await tablet.entries())).toMatchObject({ safeHere: 0, delivered: 2, setAside: 0 });
});

test('a tablet whose answer was lost gets its receipt from a server that has let go of the letter since (I4)', async () => {
	const tablet = await aTablet(0);
	await tablet.write();
	tablet.wire.isDeaf = true;
	await tablet.send();
	const [waiting] = await tablet.entries();
	expect([waiting?.state, tablet.wire.posts > 0]).toEqual(['waiting', true]);
	await store.markCollected(code, [waiting!.id]);
	await daysGoBy(40);
	tablet.wire.isDeaf = false;
	await tablet.send();
	expect(await tablet.states()).toEqual(['delivered']);
	await tablet.meet();
	expect(await tablet.states()).toEqual(['let-go']);
	expect((await store.readTally(code))?.cases[0]).toMatchObject({ letters: 1 });
});

test('a tablet keeps everything, and can carry it out in a file, when its event went from the server (I7, I20)', async () => {
	const tablet = await aTablet(2);
	tablet.wire.isDeaf = true;
	await tablet.write();
	await daysGoBy(100);
	expect(await store.readEvent(code)).toBeUndefined();
	tablet.wire.isDeaf = false;
	expect(await tablet.meet()).toEqual({ kind: 'not-told' });
	expect([await tablet.states(), await tablet.bytes()]).toEqual([['delivered', 'delivered', 'waiting'], 3]);
	expect(await tablet.file()).toMatchObject({ kind: 'files', items: 3 });
});
