import { expect, test } from 'vitest';
import { sheetOut } from '#lib/outbox/files/sheet-out.ts';
import { fromBase64 } from '#lib/sealing/bytes.ts';
import { openItem } from '#lib/sealing/open.ts';
import { readLettersFile } from '#lib/sealing/read-letters-file.ts';
import { openCard } from '#lib/sealing/seal-card.ts';
import { aJoinedDevice } from '../../support/device.ts';
import { aDraft, code, organiser, random } from '../../support/people.ts';

test('sheetOut seals a sheet into a file of its own, under a pseudonym of its own, without any storage', async () => {
	const { database, clock, event } = await aJoinedDevice({ table: '7' });
	await database.delete();
	const draft = aDraft({ blocks: ['These words are on the screen alone.'] });
	const out = await sheetOut({ draft, event, how: { appVersion: '0.1.0' }, clock, random });
	if (out.kind !== 'file') throw new Error(out.kind);
	expect(out.file.text).not.toContain('screen alone');
	const read = await readLettersFile(new Blob([out.file.text]));
	if (read.kind !== 'read') throw new Error(read.kind);
	const items = read.file.items.map(({ item }) => item);
	const { device, lastSeq, card } = read.file.head!;
	expect(device).not.toBe(event.device);
	expect([lastSeq, items.map(({ id, seq }) => [id, seq])]).toEqual([1, [[draft.id, 1]]]);
	const opened = await openItem(read.sealed.get(draft.id)!, organiser.identity, { ...items[0]!, event: code });
	expect(opened).toMatchObject({ kind: 'opened', item: { paragraphs: draft.blocks, table: '7' } });
	expect(await openCard(fromBase64(card!)!, organiser.identity, { event: code, device })).toMatchObject({ table: '7' });
});

test('sheetOut makes no file of a sheet that could not be handed in, or that cannot be sealed', async () => {
	const { clock, event } = await aJoinedDevice();
	const parts = { event, how: { appVersion: '0.1.0' }, clock, random };
	expect(await sheetOut({ ...parts, draft: aDraft({ blocks: [''] }) })).toEqual({ kind: 'not-yet', because: 'empty' });
	expect(await sheetOut({ ...parts, event: { ...event, manifest: '' }, draft: aDraft() })).toEqual({ kind: 'seal-failed' });
});
