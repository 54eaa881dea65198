import { plainOwnWindow } from '#lib/domain/print/measured-envelope.ts';
import { expect, test } from 'vitest';
import { Desk } from '#lib/desk/desk.svelte.ts';
import { PrintRoom, type PrinterMemory } from '#lib/desk/print/print-room.svelte.ts';
import { plainPrinter, type PrinterSetting } from '#lib/domain/print/printer-setting.ts';
import { aDeskDevice, anEventOnServer, deliverLetters, openedOn } from '../../support/desks.ts';
import { useOwnServer } from '../../support/own-server.ts';

useOwnServer();

/** Three letters, the second case's first, and a card. */
async function anEvent() {
	const event = await anEventOnServer();
	const second = await deliverLetters(event, 2, { caseId: 'zhang-zhan' });
	const first = await deliverLetters(event, 1, { caseId: 'wendy-galarza' });
	await deliverLetters(event, 1, { kind: 'card', subject: undefined });
	return { event, first, second };
}

/** A memory of the printer like the device's own. */
function aMemory(setting: Partial<PrinterSetting> = {}) {
	let kept: PrinterSetting = { ...plainPrinter, ...setting };
	const memory: PrinterMemory = { read: () => kept, keep: (next) => void (kept = next) };
	return { memory, kept: () => kept };
}

async function aRoom(setting?: Partial<PrinterSetting>) {
	const { parts } = aDeskDevice();
	const { event, first, second } = await anEvent();
	const { open } = await openedOn({ parts }, event);
	const desk = new Desk(parts, open);
	await desk.tray.collect();
	const { memory, kept } = aMemory(setting);
	return { desk, room: new PrintRoom(desk, memory), memory, kept, first, second, own: event.manifest.settings.envelope };
}
const ids = (room: PrintRoom) => room.chosen.map(({ id }) => id);

test('PrintRoom prints letters that no batch holds, in the order of the cases in the pack', async () => {
	const { first, second, room } = await aRoom();
	expect(ids(room)).toEqual([...first, ...second]);
	expect([room.count, room.countOf('cards'), room.countOf('covers'), room.volumes.length]).toEqual([3, 1, 2, 1]);
	expect(room.leaves).toHaveLength(3);
});

test('PrintRoom prints a batch once more, of which its labels may be wanted', async () => {
	const { first, second, room, desk } = await aRoom();
	const made = await desk.batches.make({ itemIds: second, what: 'letters' });
	expect(ids(room)).toEqual(first);
	if (made.kind === 'made') room.again(made.batch, 'labels');
	expect([ids(room), room.kind, room.scope]).toEqual([second, 'labels', 'batch']);
	expect(room.batch).toBe(desk.batches.list[0]?.id);
});

test('PrintRoom offers labels and envelopes for letters that were printed', async () => {
	const { first, second, room, desk } = await aRoom();
	const made = await desk.batches.make({ itemIds: [...first, ...second], what: 'letters' });
	if (made.kind === 'made') await desk.batches.markPrinted(made.batch);
	expect([room.count, room.countOf('labels'), room.countOf('envelopes'), room.countOf('covers')]).toEqual([0, 3, 3, 2]);
	if (made.kind === 'made') await desk.batches.markPosted(made.batch);
	expect([room.countOf('labels'), room.countOf('envelopes')]).toEqual([0, 0]);
});

test('PrintRoom makes a file for each case on wish, but keeps labels and covers in one', async () => {
	const { second, room } = await aRoom({ isPerCase: true });
	expect(room.volumes.map(({ caseIds }) => caseIds)).toEqual([['wendy-galarza'], ['zhang-zhan']]);
	room.kind = 'labels';
	expect(room.volumes).toHaveLength(1);
	room.caseIds = ['zhang-zhan'];
	expect(ids(room)).toEqual(second);
});

test('PrintRoom takes a window that was measured until a known envelope is chosen again, and keeps its lengths', async () => {
	const { room, own } = await aRoom();
	room.pickedEnvelope = 'own';
	room.set({ ownWindow: { ...plainOwnWindow, widthMm: 100 } });
	expect([room.pickedEnvelope, room.ownWindow?.widthMm]).toEqual(['own', 100]);
	room.pickedEnvelope = own;
	expect([room.pickedEnvelope, room.ownWindow]).toEqual([own, undefined]);
	room.pickedEnvelope = 'own';
	expect(room.ownWindow?.widthMm).toBe(100);
});

test('PrintRoom remembers of the printer what was set, and not the event’s own envelope', async () => {
	const { own, room, memory, kept, desk } = await aRoom({ labelStart: 9 });
	expect(room.envelope).toBe(own);
	room.envelope = 'us10';
	room.labelSheet = 'avery5160';
	room.flip = 'short-edge';
	room.direct = 'c5';
	expect(kept()).toMatchObject({ envelope: 'us10', labelSheet: 'avery5160', labelStart: 1, flip: 'short-edge', direct: 'c5' });
	const later = new PrintRoom(desk, memory);
	expect([later.envelope, later.labelSheet, later.flip, later.direct]).toEqual(['us10', 'avery5160', 'short-edge', 'c5']);
	later.envelope = own;
	expect(kept().envelope).toBeUndefined();
});

test('PrintRoom.volumesFor makes files of these items, whatever is chosen', async () => {
	const { second, room } = await aRoom();
	room.caseIds = ['wendy-galarza'];
	expect(room.volumesFor(second).flatMap(({ items }) => items.map(({ id }) => id))).toEqual(second);
});
