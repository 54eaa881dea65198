import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { lettersFileBody, lettersFileEnd, type LettersFile } from '#lib/domain/wire/letters-file.ts';
import { carriedDevicesOf, carriedFrom, carriedIn } from '#lib/device/carried.ts';
import { collectedBytesOf, collectedOf, rememberCollected, saveFetched } from '#lib/device/collected.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { fileIn } from '#lib/desk/file-in.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { passOn } from '#lib/desk/pass-on.ts';
import { openItem } from '#lib/sealing/open.ts';
import { anOrganisersDevice, theFile } from '../support/carrying.ts';
import { aJoinedDevice, aNet, aSavedDraft, ours, receiptOf, received, serverTime } from '../support/device.ts';
import { code, organiser } from '../support/people.ts';
import { aDevice, aPosted } from '../support/signed-event.ts';

async function aTablet(letters: number) {
	const tablet = await aJoinedDevice({ table: '3' });
	const writes = async (count: number) => {
		for (; count > 0; count--) await handIn({ ...tablet, draft: await aSavedDraft(tablet) });
	};
	await writes(letters);
	return { ...tablet, writes };
}
function written(change: Partial<LettersFile> = {}): Blob {
	const body = lettersFileBody({ event: code, device: aDevice, lastSeq: 2, items: [aPosted(1), aPosted(2)], ...change });
	return new Blob([body, lettersFileEnd(createHash('sha256').update(body).digest('hex'))]);
}

test('fileIn stores every item, which opens at once, and queues it under the device that handed it in', async () => {
	const tablet = await aTablet(2);
	const desk = await anOrganisersDevice();
	expect(await fileIn(desk, await theFile(tablet.database))).toEqual({
		kind: 'taken-in',
		...{ facts: 0, factsNotRead: 0 },
		...{ added: 2, known: 0, conflicts: 0 }
	});
	const rows = await collectedOf(desk.database, code);
	expect(rows.map(({ seq, state }) => [seq, state])).toEqual([
		[1, 'fetched'],
		[2, 'fetched']
	]);
	const bytes = await collectedBytesOf(desk.database, code, [rows[0]!.id]);
	expect(await openItem(bytes.get(rows[0]!.id)!, organiser.identity, rows[0]!)).toMatchObject({ kind: 'opened' });
	const queued = await carriedIn(desk.database, code, 'waiting');
	expect(queued.map(({ seq, device }) => [seq, device])).toEqual([1, 2].map((seq) => [seq, tablet.event.device]));
});

test('fileIn tells repeats from new items, also after the server gave some of them', async () => {
	const tablet = await aTablet(2);
	const desk = await anOrganisersDevice();
	const older = await theFile(tablet.database);
	await fileIn(desk, older);
	await tablet.writes(1);
	expect(await fileIn(desk, await theFile(tablet.database))).toMatchObject({ added: 1, known: 2 });
	expect(await fileIn(desk, older)).toMatchObject({ added: 0, known: 2 });
	expect((await collectedOf(desk.database, code)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
	expect(await carriedDevicesOf(desk.database, code)).toMatchObject([{ device: tablet.event.device, lastSeq: 3 }]);
});

test('fileIn refuses whole what is half, damaged, foreign, of another event, or badly made', async () => {
	const desk = await anOrganisersDevice();
	const whole = await written().text();
	const wrongItem = { ...aPosted(2), digest: aPosted(1).digest };
	const cases: [Blob, string][] = [
		[new Blob([whole.slice(0, -20)]), 'half'],
		[new Blob([]), 'half'],
		[new Blob([whole.replace('"seq":2', '"seq":9')]), 'damaged'],
		[new Blob(['Dear Sir or Madam, please find attached']), 'foreign'],
		[written({ event: '0THER0' }), 'other-event'],
		[written({ items: [aPosted(1), wrongItem] }), 'malformed']
	];
	for (const [blob, because] of cases) expect(await fileIn(desk, blob)).toEqual({ kind: 'refused', because });
	expect(await desk.database.collected.count()).toBe(0);
	expect(await desk.database.carried.count()).toBe(0);
});

test('fileIn says that a file could not be read when the stick is gone', async () => {
	const gone = Object.assign(new Blob(), { slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone')) }) });
	expect(await fileIn(await anOrganisersDevice(), gone as unknown as Blob)).toEqual({ kind: 'not-readable' });
});

test('fileIn leaves an item alone whose number another item has here, and counts it', async () => {
	const desk = await anOrganisersDevice();
	await fileIn(desk, written());
	const other = { ...aPosted(7), id: aPosted(2).id };
	expect(await fileIn(desk, written({ items: [other, aPosted(3)] }))).toMatchObject({ added: 1, known: 0, conflicts: 1 });
	expect((await collectedOf(desk.database, code)).map(({ digest }) => digest)).toEqual([1, 2, 3].map((n) => aPosted(n).digest));
});

test('fileIn mends an item that came damaged from the server, in its place', async () => {
	const desk = await anOrganisersDevice();
	const { sealed: _sealed, ...posted } = aPosted(2);
	const row = { ...posted, event: code, n: 5, device: aDevice, receivedAt: serverTime, state: 'damaged' as const };
	await saveFetched(desk.database, code, [{ row }], { n: 5, id: row.id });
	expect(await fileIn(desk, written())).toMatchObject({ added: 2 });
	expect((await collectedOf(desk.database, code)).map(({ n, state }) => [n, state])).toEqual([
		[5, 'fetched'],
		[carriedFrom + 1, 'fetched']
	]);
});

test('passOn posts each item once under its own device, and is told as collected again once the server has it', async () => {
	const desk = await anOrganisersDevice();
	await fileIn(desk, written());
	await rememberCollected(desk.database, code, [aPosted(1).id], 'opened');
	await rememberCollected(desk.database, code, [aPosted(1).id], 'reported');
	const { net, posts } = aNet(({ items }) => received(items));
	expect(await passOn({ ...desk, net, token: 'join' })).toEqual({ kind: 'idle' });
	expect(posts).toMatchObject([{ device: aDevice, authorization: 'Bearer join', items: [aPosted(1), aPosted(2)] }]);
	expect(await carriedIn(desk.database, code, 'waiting')).toEqual([]);
	expect((await collectedOf(desk.database, code)).map(({ state }) => state)).toEqual(['opened', 'fetched']);
	expect(await passOn({ ...desk, net, token: 'join' })).toEqual({ kind: 'idle' });
	expect(posts.length).toBe(1);
});

test('passOn keeps what the server does not take, without a network and without a receipt that matches', async () => {
	const desk = await anOrganisersDevice();
	await fileIn(desk, written());
	const passing = { ...desk, token: 'join' };
	expect(await passOn({ ...passing, net: () => Promise.reject(new TypeError('gone')) })).toMatchObject({ kind: 'waiting' });
	expect(await passOn({ ...passing, net: () => Promise.resolve(new Response('<p>Sign in')) })).toMatchObject({
		kind: 'sign-in-page'
	});
	expect((await carriedIn(desk.database, code, 'waiting')).length).toBe(2);
	const { net } = aNet(({ items }) =>
		ours(201, { receipts: items.map((item, at) => receiptOf(item, at === 0 ? { outcome: 'conflict' } : {})), serverTime })
	);
	expect(await passOn({ ...passing, net })).toEqual({ kind: 'idle' });
	expect(await carriedIn(desk.database, code, 'set-aside')).toMatchObject([{ id: aPosted(1).id, reason: 'conflict' }]);
	expect(await collectedOf(desk.database, code)).toHaveLength(2);
});

test('a tablet keeps its copies, whatever was taken in and passed on from its file', async () => {
	const tablet = await aTablet(2);
	const desk = await anOrganisersDevice();
	await fileIn(desk, await theFile(tablet.database));
	const { net } = aNet(({ items }) => received(items));
	await passOn({ ...desk, net, token: 'join' });
	expect((await outboxEntries(tablet.database, code)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
});
