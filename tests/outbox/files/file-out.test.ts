import { expect, test } from 'vitest';
import { parseLettersFileBody, splitLettersFile } from '#lib/domain/wire/letters-file.ts';
import { dropBytes, outboxEntries } from '#lib/device/outbox-entries.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { fromBase64 } from '#lib/sealing/bytes.ts';
import { openCard } from '#lib/sealing/seal-card.ts';
import { aJoinedDevice, aNet, aSavedDraft, received } from '../../support/device.ts';
import { code, organiser } from '../../support/people.ts';

async function aDeviceWith(letters: number, table?: string) {
	const device = await aJoinedDevice({ table });
	for (let count = 0; count < letters; count++) await handIn({ ...device, draft: await aSavedDraft(device) });
	return device;
}
function fileIn(text: string) {
	const split = splitLettersFile(new TextEncoder().encode(text));
	if (split.kind === 'refused') throw new Error(split.because);
	const file = parseLettersFileBody(split.body);
	if (file.kind === 'malformed') throw new Error(file.problem);
	return file.value;
}

test('fileOut holds what waits, sealed, and lets nothing go', async () => {
	const device = await aDeviceWith(2);
	const out = await fileOut(device.database, code);
	if (out.kind !== 'files') throw new Error(out.kind);
	expect(out).toMatchObject({ items: 2, files: [{ name: `letters-${code}-${device.event.device.slice(-6)}.letters` }] });
	const [{ text } = { text: '' }] = out.files;
	expect(fileIn(text)).toMatchObject({ event: code, device: device.event.device, lastSeq: 2, items: [{ seq: 1 }, { seq: 2 }] });
	expect(text).not.toContain('nurse');
	expect((await outboxEntries(device.database, code)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
	expect(await fileOut(device.database, code)).toEqual(out);
});

test('fileOut holds what was delivered as well, until it is let go of', async () => {
	const device = await aDeviceWith(2);
	const { net } = aNet(({ items }) => received(items));
	await drainOutbox({ ...device, net, event: code });
	expect(await fileOut(device.database, code)).toMatchObject({ kind: 'files', items: 2 });
	const [first, second] = await outboxEntries(device.database, code);
	await dropBytes(device.database, [first!.id]);
	const out = await fileOut(device.database, code);
	expect(out.kind === 'files' && fileIn(out.files[0]!.text)).toMatchObject({ lastSeq: 2, items: [{ id: second!.id }] });
	await dropBytes(device.database, [second!.id]);
	expect(await fileOut(device.database, code)).toEqual({ kind: 'nothing-here' });
});

test('fileOut puts the device card in, sealed for the organisers', async () => {
	const device = await aDeviceWith(1, 'Table by the window');
	const out = await fileOut(device.database, code, { appVersion: '1.2.3', lacks: ['space'] });
	if (out.kind !== 'files') throw new Error(out.kind);
	expect(out.files[0]!.text).not.toContain('window');
	const { card = '' } = fileIn(out.files[0]!.text);
	const outside = { event: code, device: device.event.device };
	expect(await openCard(fromBase64(card) ?? new Uint8Array(), organiser.identity, outside)).toMatchObject({
		table: 'Table by the window',
		lacks: ['space']
	});
});
