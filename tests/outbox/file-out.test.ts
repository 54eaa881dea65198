import { expect, test } from 'vitest';
import { parseCarriedFile } from '#lib/domain/carried-file.ts';
import { parsePostedItem } from '#lib/domain/wire.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { drainOutbox } from '#lib/outbox/drain.ts';
import { fileOut } from '#lib/outbox/file-out.ts';
import { handIn } from '#lib/outbox/hand-in.ts';
import { aJoinedDevice, aNet, aSavedDraft, received } from '../support/device.ts';
import { code } from '../support/people.ts';

async function aDeviceWith(letters: number) {
	const device = await aJoinedDevice();
	for (let count = 0; count < letters; count++) await handIn({ ...device, draft: await aSavedDraft(device) });
	return device;
}

test('fileOut holds what waits, sealed, and lets nothing go', async () => {
	const device = await aDeviceWith(2);
	const out = await fileOut(device.database, code);
	if (out.kind !== 'file') throw new Error(out.kind);
	const file = parseCarriedFile(out.text);
	if (file.kind === 'malformed') throw new Error(file.problem);
	expect(file.value).toMatchObject({ v: 1, event: code, device: device.event.device });
	expect(file.value.items.map((item) => parsePostedItem(item).kind)).toEqual(['parsed', 'parsed']);
	expect(out.text).not.toContain('nurse');
	expect((await outboxEntries(device.database, code)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
	expect(await fileOut(device.database, code)).toEqual(out);
});

test('fileOut says that nothing waits once all is delivered', async () => {
	const device = await aDeviceWith(1);
	const { net } = aNet(({ items }) => received(items));
	await drainOutbox({ ...device, net, event: code });
	expect(await fileOut(device.database, code)).toEqual({ kind: 'nothing-waits' });
});

test('parseCarriedFile refuses a file without items and one of another kind', () => {
	expect(parseCarriedFile('{}').kind).toBe('malformed');
	expect(parseCarriedFile('{"v":1,"event":"7KQ2MB","device":"01938b6e-7a3c-7000-8000-000000000001","items":[]}').kind).toBe(
		'malformed'
	);
	expect(parseCarriedFile(new Uint8Array()).kind).toBe('malformed');
});
