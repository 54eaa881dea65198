import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OpenEvent } from '#lib/desk/open-event.svelte.ts';
import { Publishing } from '#lib/desk/publish/publishing.svelte.ts';
import { PackMaking } from '#lib/desk/making/pack-making.svelte.ts';
import { addCase } from '#lib/domain/pack/making/change-cases.ts';
import { forgetOrganised } from '#lib/device/organisers.ts';
import { findMaking } from '#lib/device/packs-in-making.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../../support/desks.ts';
import { useOwnServer } from '../../support/own-server.ts';

useOwnServer();

const sample = readFileSync('static/packs/marathon-2021.json', 'utf8');

async function aRoom() {
	const event = await anEventOnServer({ locales: ['en'] }, sample);
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	const aWindow = async () => {
		const making = new PackMaking(device.parts, open);
		await making.read();
		return making;
	};
	const stored = () => findMaking(device.database, event.code);
	return { ...device, event, open, aWindow, stored };
}

test('PackMaking keeps what is typed on this device, after a pause, and goes on with it', async () => {
	const { aWindow, clock, stored } = await aRoom();
	const making = await aWindow();
	expect([making.isRead, making.pack]).toEqual([true, undefined]);
	making.beginFromEvent();
	making.set(['line', 'en'], 'A line of today', 'wendy-galarza');
	expect(await stored()).toBeUndefined();
	clock.turn(400);
	await making.keeper.leave();
	expect(making.keeper.outcome).toEqual({ kind: 'saved', revision: 1 });
	const again = await aWindow();
	expect(again.pack).toEqual(making.pack);
	expect(again.keeper.savedAtMs).toBe(making.keeper.savedAtMs);
});

test('PackMaking saves while somebody types without a pause', async () => {
	const { aWindow, clock, stored } = await aRoom();
	const making = await aWindow();
	making.beginFromNothing();
	for (let count = 0; count < 10; count++) {
		making.set(['title', 'en'], 'x'.repeat(count + 1));
		clock.turn(300);
	}
	await expect.poll(stored).toBeDefined();
});

test('PackMaking writes nothing over what another window saved, and takes it when it is asked to', async () => {
	const { aWindow } = await aRoom();
	const one = await aWindow();
	one.beginFromNothing();
	await one.keeper.leave();
	const other = await aWindow();
	other.change((pack) => addCase(pack, 'Bo'));
	await other.keeper.leave();
	one.change((pack) => addCase(pack, 'Cy'));
	await one.keeper.leave();
	expect(one.keeper.outcome).toEqual({ kind: 'changed-elsewhere' });
	await one.takeOther();
	expect(one.pack!.cases.map(({ id }) => id)).toEqual(['bo']);
	expect(one.differenceFrom(one.versions.at(-1)!)).toMatchObject({ added: ['Bo'], removed: ['Cy'] });
	one.change((pack) => addCase(pack, 'Cy'));
	await one.keeper.leave();
	expect(one.keeper.outcome?.kind).toBe('saved');
});

test('PackMaking lets go of what was typed when the event is erased, and no late save brings it back', async () => {
	const { aWindow, database, event, stored } = await aRoom();
	const making = await aWindow();
	making.beginFromEvent();
	await making.keeper.leave();
	making.change((pack) => addCase(pack, 'Bo'));
	await forgetOrganised(database, event.code);
	await making.keeper.leave();
	expect([making.keeper.outcome, await stored()]).toEqual([{ kind: 'gone' }, undefined]);
});

test('PackMaking.drop throws away what was typed, and another can be begun', async () => {
	const { aWindow, stored } = await aRoom();
	const making = await aWindow();
	making.beginFromNothing();
	await making.keeper.leave();
	await making.drop();
	expect([making.pack, await stored()]).toEqual([undefined, undefined]);
	making.beginFromEvent();
	await making.keeper.leave();
	expect((await stored())?.revision).toBe(1);
});

test('PackMaking says each case apart what it lacks, undoes, and gives the event’s pack where nothing was changed', async () => {
	const { aWindow, open } = await aRoom();
	const making = await aWindow();
	making.beginFromEvent();
	const ready = making.ready();
	expect(ready).toMatchObject({ kind: 'ready', pack: open.pack, later: [], asBefore: [] });
	making.set(['line', 'en'], '', 'wendy-galarza');
	expect(making.caseProblems['wendy-galarza']).toEqual([{ where: ['line'], locale: 'en', why: { kind: 'missing' } }]);
	expect(Object.values(making.caseProblems).filter((problems) => problems.length > 0)).toHaveLength(1);
	making.undo();
	expect([making.ready(), making.canUndo]).toEqual([ready, false]);
});

test('PackMaking begins from nothing with the event’s name, languages and advice, and lacks a text and a case', async () => {
	const { aWindow, open } = await aRoom();
	const making = await aWindow();
	making.beginFromNothing();
	expect(making.pack).toMatchObject({ locales: open.pack.locales, guidance: open.pack.guidance, cases: [] });
	expect(making.packProblems.map(({ where }) => where.join('.'))).toEqual(['source.text', 'source.text', 'about', 'about']);
	expect(making.ready()?.kind).toBe('pack-not-ready');
});

test('PackMaking takes a file whole, also one with gaps, or says why not and keeps what was there', async () => {
	const { aWindow } = await aRoom();
	const making = await aWindow();
	making.beginFromNothing();
	making.change((pack) => addCase(pack, 'Bo'));
	const [file, before] = [making.written()!, making.pack];
	making.beginFromFile('{ "v": 2');
	expect([making.notBegun, making.pack]).toEqual([{ kind: 'malformed', problem: 'not JSON' }, before]);
	making.beginFromFile(' '.repeat(3_000_000));
	expect(making.notBegun).toMatchObject({ kind: 'malformed', problem: 'at most 2097152 bytes' });
	making.beginFromFile(file.replace('"v": 2', '"v": 2, "colour": "red"'));
	expect(making.notBegun).toMatchObject({ problem: 'colour: is not a known field' });
	making.beginFromFile(file);
	expect([making.notBegun, making.written()]).toEqual([undefined, file]);
});

/** What another organiser publishes from another device, with this line for a case. */
async function publishedElsewhere({
	event,
	open,
	line,
	caseId
}: {
	event: EventOnServer;
	open: OpenEvent;
	line: string;
	caseId: string;
}) {
	const device = aDeskDevice();
	const { open: others } = await openedOn(device, event);
	const publishing = new Publishing(device.parts, others);
	const cases = others.pack.cases.map((entry) => (entry.id === caseId ? { ...entry, line: { en: line, nl: line } } : entry));
	publishing.take(JSON.stringify({ ...others.pack, cases }));
	await publishing.publish();
	await open.refresh();
}

test('PackMaking says what another organiser published meanwhile, and takes either, losing nothing', async () => {
	const { aWindow, event, open } = await aRoom();
	const making = await aWindow();
	making.beginFromEvent();
	making.set(['line', 'en'], 'Mine', 'wendy-galarza');
	expect(making.meanwhile.changes).toEqual([]);
	await publishedElsewhere({ event, open, line: 'Theirs', caseId: 'wendy-galarza' });
	await publishedElsewhere({ event, open, line: 'Theirs', caseId: 'zhang-zhan' });
	await making.keeper.leave();

	const again = await aWindow();
	const changes = again.meanwhile.changes;
	expect(changes).toMatchObject([
		{ kind: 'case', entry: { id: 'zhang-zhan' }, fields: ['line'], isMineToo: false },
		{ kind: 'case', entry: { id: 'wendy-galarza' }, fields: ['line'], isMineToo: true }
	]);
	again.settle([changes[1]!], true);
	again.settle([changes[0]!], false);
	await again.keeper.leave();
	const line = (making: PackMaking, caseId: string) => making.pack!.cases.find(({ id }) => id === caseId)!.line!.en;
	expect([again.meanwhile.changes, line(again, 'wendy-galarza')]).toEqual([[], 'Theirs']);
	const once = await aWindow();
	expect(once.meanwhile.changes).toEqual([]);
	const before = once.versions.find((version) => once.differenceFrom(version)?.changed.length === 1)!;
	once.backTo(before);
	expect(line(once, 'wendy-galarza')).toBe('Mine');
	once.undo();
	expect(line(once, 'wendy-galarza')).toBe('Theirs');
});

test('PackMaking keeps what was opened as a version, and goes on from a row that an app of before kept', async () => {
	const { aWindow, database, event, stored } = await aRoom();
	const making = await aWindow();
	making.beginFromEvent();
	await making.keeper.leave();
	const { base: _base, versions: _versions, ...ofBefore } = (await stored())!;
	await database.packsInMaking.put(ofBefore);
	const again = await aWindow();
	expect([again.meanwhile.changes, again.versions.length]).toEqual([[], 1]);
	again.set(['title', 'en'], 'Other');
	expect(again.differenceFrom(again.versions[0]!)).toEqual({ added: [], changed: [], removed: [], isPackChanged: true });
	await again.drop();
	expect([again.versions, await findMaking(database, event.code)]).toEqual([[], undefined]);
});

test('PackMaking does not take what was published from here for another organiser’s change', async () => {
	const { aWindow, open, parts } = await aRoom();
	const making = await aWindow();
	making.beginFromEvent();
	making.set(['line', 'en'], 'Mine', 'wendy-galarza');
	const ready = making.ready();
	const publishing = new Publishing(parts, open);
	publishing.take(ready?.kind === 'ready' ? ready.json : '');
	await publishing.publish();
	expect(publishing.isDone).toBe(true);
	making.set(['line', 'en'], 'Mine, and more', 'wendy-galarza');
	expect(making.meanwhile.changes).toEqual([]);
	await making.keeper.leave();
	expect((await aWindow()).meanwhile.changes).toEqual([]);
});
