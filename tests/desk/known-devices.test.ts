import { expect, test } from 'vitest';
import { toBase64 } from '#lib/keys/bytes.ts';
import { encryptTo } from '#lib/sealing/age.ts';
import { sealCard } from '#lib/sealing/seal-card.ts';
import { cardReader, seqsByDevice, mergedDevices } from '../../src/lib/desk/known-devices.ts';
import { anId, code, organiser, recipients } from '../support/people.ts';

const told = { device: 'a', lastSeq: 3, received: 3, lastSeenAtMs: 10 };

test('mergedDevices takes what a device said last on the network, and the larger number of both', () => {
	const file = { device: 'a', table: '3', appVersion: '1', lastSeq: 5, received: 0, lastSeenAtMs: 20 };
	expect(mergedDevices([told], [file])).toMatchObject([{ table: '3', lastSeq: 5, received: 3, lastSeenAtMs: 20 }]);
	expect(mergedDevices([{ ...told, table: '4', appVersion: '2' }], [file])).toMatchObject([{ table: '4', appVersion: '2' }]);
	expect(mergedDevices([], [file])).toEqual([file]);
});

test('seqsByDevice lists the numbers that lie here under each device', () => {
	const rows = [
		{ device: 'a', seq: 2 },
		{ device: 'b', seq: 1 },
		{ device: 'a', seq: 1 }
	];
	expect([...seqsByDevice(rows)]).toEqual([
		['a', [2, 1]],
		['b', [1]]
	]);
});

test('cardReader reads a card of its device, and nothing from one of another', async () => {
	const device = anId();
	const sealed = await sealCard(
		{ v: 1, event: code, device, table: '7', appVersion: '1.0', lacks: ['space'], unfinished: 1 },
		recipients
	);
	const read = cardReader(code, organiser.identity);
	const card = toBase64(sealed);
	expect(await read(device, card)).toMatchObject({ table: '7', lacks: ['space'], unfinished: 1 });
	expect(await read(device, card)).toBe(await read(device, card));
	expect(await read(anId(), card)).toEqual({});
	expect(await read(device)).toEqual({});
});

test('cardReader reads the card of a newer app: a lack that it has no name for is still a lack', async () => {
	const device = anId();
	const newer = { v: 1, event: code, device, appVersion: '9.0', lacks: ['space', 'daylight'], battery: { percent: 4 } };
	const sealed = await encryptTo(recipients, new TextEncoder().encode(JSON.stringify(newer)));
	expect(await cardReader(code, organiser.identity)(device, toBase64(sealed))).toMatchObject({
		appVersion: '9.0',
		lacks: ['space', 'other']
	});
});
