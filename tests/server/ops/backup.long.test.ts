/** The commands as an operator runs them, in processes of their own, beside the real endpoints that take letters. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectOnce } from '#lib/desk/collect-once.ts';
import { collectedOf } from '#lib/device/collected.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import type { Net } from '#lib/net/ask.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { HeldWatch } from '#lib/outbox/sending/held.ts';
import { closeRunning } from '#lib/server/running.ts';
import { ask, endpoints, useNewDatabase } from '../../support/api.ts';
import { aDeskDevice, anEventOnServer, deliverLetters, openedOn, type EventOnServer } from '../../support/desks.ts';
import { aSavedDraft, aTabletOf } from '../../support/device.ts';

let folder: string;
let backup: string;
let database: string;
beforeEach(() => {
	database = useNewDatabase();
	folder = mkdtempSync(join(tmpdir(), 'writing-table-backup-'));
	backup = join(folder, 'backup.db');
});
afterEach(async () => {
	await closeRunning();
	for (const each of [database, folder]) rmSync(each, { recursive: true });
});

interface Ran {
	status: number;
	said: string;
}
const run = (command: string, ...words: string[]) =>
	new Promise<Ran>((settle) =>
		execFile(process.execPath, ['src/cli/run.js', command, ...words], (fault, stdout, stderr) =>
			settle({ status: fault ? Number(fault.code) : 0, said: stdout + stderr })
		)
	);

/** Gives the ids of everything that the server holds, in its order. */
async function lying({ code, token }: EventOnServer): Promise<string[]> {
	const answer = await ask('GET', `/events/${code}/letters?limit=500`, { token });
	return ((await answer.json()) as { letters: { id: string }[] }).letters.map(({ id }) => id);
}

/** A table's tablet that goes on writing, with a wire to the server that can be cut. */
async function aTablet(event: EventOnServer, wire: { isCut: boolean }) {
	const device = await aTabletOf(event, '7');
	const net: Net = (path, init) => (wire.isCut ? Promise.reject(new TypeError('no network')) : endpoints(path, init));
	const sending = { ...device, net, event: event.code };
	const watch = new HeldWatch(sending);
	return {
		async write(letters: number) {
			for (let at = 0; at < letters; at++) {
				await handIn({ ...device, draft: await aSavedDraft(device, { event: event.code }) });
				await drainOutbox(sending);
			}
		},
		/** Does what an open page does from time to time: it asks what is held, and sends what is not. */
		async meet() {
			device.clock.turn(10 * 60_000);
			await watch.look();
			await drainOutbox(sending);
		},
		entries: () => outboxEntries(device.database, event.code)
	};
}

async function anOrganiser(event: EventOnServer) {
	const device = aDeskDevice();
	await openedOn(device, event);
	const { net, database, clock } = device.parts;
	const round = { net, database, clock, event: event.code, token: event.token, identity: event.key.identity };
	return {
		collect: () => collectOnce({ ...round, openedBefore: () => undefined }),
		ids: async () => (await collectedOf(database, event.code)).map(({ id }) => id)
	};
}

test('restore of an older backup under load loses nothing that a device holds, and no organiser misses an item (I20)', async () => {
	const event = await anEventOnServer();
	const wire = { isCut: false };
	const tablets = await Promise.all([1, 2, 3].map(() => aTablet(event, wire)));
	const all = <T>(act: (tablet: (typeof tablets)[number]) => Promise<T>) => Promise.all(tablets.map(act));
	const organiser = await anOrganiser(event);
	await all((tablet) => tablet.write(2));

	const backingUp = run('backup', '--to', backup);
	await all((tablet) => tablet.write(8));
	expect(await backingUp).toEqual({
		status: 0,
		said: expect.stringMatching(/read it back: 1 events, \d+ sealed items/) as unknown
	});
	await all((tablet) => tablet.write(2));
	const before = await lying(event);
	await organiser.collect();

	wire.isCut = true;
	await closeRunning();
	const restoring = run('restore', '--from', backup);
	await all((tablet) => tablet.write(2));
	expect(await restoring).toMatchObject({ status: 0 });
	wire.isCut = false;
	expect((await lying(event)).length).toBeLessThan(before.length);
	await all((tablet) => tablet.write(1));
	await organiser.collect();
	await all((tablet) => tablet.meet());
	await organiser.collect();

	const handedIn = (await all((tablet) => tablet.entries())).flat().map(({ id }) => id);
	expect(handedIn).toHaveLength(45);
	expect((await lying(event)).toSorted()).toEqual(handedIn.toSorted());
	expect((await organiser.ids()).toSorted()).toEqual(handedIn.toSorted());
});

test('backup leaves a file that is there, and one of its name only when the copy is whole', async () => {
	await deliverLetters(await anEventOnServer(), 2);
	expect(await run('backup', '--to', backup)).toMatchObject({ status: 0 });
	expect(statSync(backup).mode & 0o777).toBe(0o600);
	expect(await run('backup', '--to', backup)).toMatchObject({
		status: 1,
		said: expect.stringContaining('is there already') as unknown
	});
	spoilAnItem();
	const second = join(folder, 'second.db');
	expect(await run('backup', '--to', second)).toMatchObject({
		status: 1,
		said: expect.stringContaining('its digest') as unknown
	});
	expect(readdirSync(folder)).toEqual(['backup.db']);
});

test('backup takes an item whose bytes the server has let go of for whole', async () => {
	await deliverLetters(await anEventOnServer(), 2);
	const file = new DatabaseSync(join(database, 'test.db'));
	file.exec("UPDATE items SET sealed = x'', size_bytes = 0, collected_at = 1 WHERE n = 1");
	file.close();
	expect(await run('backup', '--to', backup)).toMatchObject({
		status: 0,
		said: expect.stringContaining('2 sealed items') as unknown
	});
});

/** Damages the file as a forgetful disk does. SQLite itself sees nothing wrong. */
function spoilAnItem() {
	const file = new DatabaseSync(join(database, 'test.db'));
	file.exec("UPDATE items SET sealed = x'00' WHERE n = 1");
	file.close();
}

test('restore turns away what is not whole, what is newer, and a database that is in use; nothing changes', async () => {
	const event = await anEventOnServer();
	await run('backup', '--to', backup);
	await deliverLetters(event, 1);
	expect(await run('restore', '--from', backup)).toEqual({
		status: 1,
		said: expect.stringContaining('Stop the server') as unknown
	});
	await closeRunning();
	const newer = join(folder, 'newer.db');
	const file = new DatabaseSync(newer);
	file.exec(`ATTACH '${backup}' AS old; CREATE TABLE items AS SELECT * FROM old.items; CREATE TABLE events AS SELECT * FROM old.events;
		CREATE TABLE kysely_migration AS SELECT * FROM old.kysely_migration; INSERT INTO kysely_migration VALUES ('9999-later', '')`);
	file.close();
	expect(await run('restore', '--from', newer)).toMatchObject({
		status: 1,
		said: expect.stringContaining('newer version') as unknown
	});
	truncateSync(backup, 20_000);
	expect(await run('restore', '--from', backup)).toMatchObject({
		status: 1,
		said: expect.stringContaining('not whole') as unknown
	});
	expect(await run('restore', '--from', join(folder, 'none'))).toMatchObject({ status: 1 });
	expect(await lying(event)).toHaveLength(1);
});

test('restore keeps what was there before in a file of its own', async () => {
	const event = await anEventOnServer();
	await run('backup', '--to', backup);
	await deliverLetters(event, 1);
	await closeRunning();
	expect(await run('restore', '--from', backup)).toMatchObject({ status: 0 });
	const kept = readdirSync(database).filter((name) => name.includes('.before-'));
	const file = new DatabaseSync(join(database, kept[0]!), { readOnly: true });
	expect(file.prepare('SELECT count(*) AS items FROM items').get()).toEqual({ items: 1 });
	file.close();
	expect(await lying(event)).toEqual([]);
});
