import { expect, test } from 'vitest';
import { FilesIn } from '#lib/desk/files-in.svelte.ts';
import { Tray } from '#lib/desk/tray.svelte.ts';
import type { FeedPage } from '#lib/domain/wire/feed.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { ask } from '../support/api.ts';
import { theFile } from '../support/carrying.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../support/desks.ts';
import { aSavedDraft, aTabletOf } from '../support/device.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

async function aDesk(event: EventOnServer) {
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	const tray = new Tray(device.parts, open);
	return { ...device, open, tray, files: new FilesIn(device.parts, open, tray) };
}

/** A tablet without a network, with letters on it, and the file that it writes. */
async function aTablet(event: EventOnServer, letters: number) {
	const tablet = await aTabletOf(event);
	for (let at = 0; at < letters; at++) {
		const draft = await aSavedDraft(tablet, { event: event.code });
		const handed = await handIn({ ...tablet, draft });
		if (handed.kind !== 'handed-in') throw new Error(handed.kind);
	}
	const file = new File([await theFile(tablet.database, event.code)], 'table-3.letters');
	return { ...tablet, file };
}
const onServer = async ({ code, token }: EventOnServer) => {
	const page = (await (await ask('GET', `/events/${code}/letters?after=0&limit=500`, { token })).json()) as FeedPage;
	return page.letters;
};

test('FilesIn.takeIn opens what a tablet wrote at once, and passes it on as if the tablet had sent it', async () => {
	const event = await anEventOnServer();
	const { file, event: tablet } = await aTablet(event, 2);
	const { files, tray } = await aDesk(event);
	await files.takeIn([file]);
	expect(files.answers).toMatchObject([{ name: 'table-3.letters', outcome: { kind: 'taken-in', added: 2 } }]);
	expect([tray.entries.length, files.isBusy, files.devices]).toMatchObject([2, false, [{ device: tablet.device, lastSeq: 2 }]]);
	await files.passOn();
	expect([files.waiting, files.setAside, files.passing]).toEqual([[], [], { kind: 'idle' }]);
	expect((await onServer(event)).map(({ device, seq }) => [device, seq])).toEqual([1, 2].map((seq) => [tablet.device, seq]));
});

test('FilesIn keeps what it took in without a network and passes it on when the network is back', async () => {
	const event = await anEventOnServer();
	const { file } = await aTablet(event, 1);
	const { files, tray, wire, open, parts } = await aDesk(event);
	wire.mood = 'down';
	await files.takeIn([file]);
	await files.passOn();
	expect([files.waiting.length, files.passing.kind, tray.entries.length]).toEqual([1, 'waiting', 1]);
	// The organiser closes the tab and comes back tomorrow.
	const later = new FilesIn(parts, open, tray);
	await later.look();
	expect(later.waiting.length).toBe(1);
	wire.mood = 'answers-lost';
	await later.passOn();
	wire.mood = 'sound';
	await later.passOn();
	expect([later.waiting, (await onServer(event)).length]).toEqual([[], 1]);
	await tray.collect();
	expect([tray.fetched, (await onServer(event)).map(({ collected }) => collected)]).toEqual([1, [true]]);
});

test('FilesIn takes one file after the other, and a bad one keeps no other out', async () => {
	const event = await anEventOnServer();
	const [first, second] = [await aTablet(event, 1), await aTablet(event, 1)];
	const half = new File([(await first.file.text()).slice(0, -30)], 'half.letters');
	const { files, tray } = await aDesk(event);
	await files.takeIn([first.file, half, second.file, first.file]);
	expect(files.answers.map(({ name, outcome }) => [name, outcome.kind])).toEqual([
		['table-3.letters', 'taken-in'],
		['half.letters', 'refused'],
		['table-3.letters', 'taken-in'],
		['table-3.letters', 'taken-in']
	]);
	expect(files.answers[3]?.outcome).toMatchObject({ added: 0, known: 1 });
	expect(tray.entries).toHaveLength(2);
});

test('FilesIn takes files that are dropped while others are taken in, after them', async () => {
	const event = await anEventOnServer();
	const [first, second] = [await aTablet(event, 1), await aTablet(event, 1)];
	const { files, tray } = await aDesk(event);
	const taking = files.takeIn([first.file]);
	await Promise.all([taking, files.takeIn([second.file]), files.takeIn([])]);
	expect(files.answers.map(({ outcome }) => outcome)).toMatchObject([{ added: 1 }, { added: 1 }]);
	expect([tray.entries.length, files.isBusy]).toEqual([2, false]);
	await files.takeIn([first.file]);
	expect(files.answers).toMatchObject([{ outcome: { added: 0, known: 1 } }]);
});

test('FilesIn takes no file of another event', async () => {
	const [event, other] = [await anEventOnServer(), await anEventOnServer()];
	const { file } = await aTablet(other, 1);
	const { files, tray } = await aDesk(event);
	await files.takeIn([file]);
	expect(files.answers).toMatchObject([{ outcome: { kind: 'refused', because: 'other-event' } }]);
	expect(tray.fetched).toBe(0);
});
