/** The disk of the simulation against the real one: the same verbs of the device room leave the same rows and say the same. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '#lib/device/database.ts';
import { carriedIn, markCarried, saveCarried, type CarriedItem } from '#lib/device/carried.ts';
import { collectedBytesOf, collectedIn, collectedOf, rememberCollected, saveFetched } from '#lib/device/collected.ts';
import { saveJoined, saveRecord } from '#lib/device/events.ts';
import { commitHandIn, undoHandIn, type Committed } from '#lib/device/handing-in.ts';
import {
	dropBytes,
	entriesElsewhere,
	markEntries,
	outboxEntries,
	raiseTryingTime,
	readEntry,
	saveDrainState,
	sealedBytes,
	waitingEntries
} from '#lib/device/outbox-entries.ts';
import { forgetOrganised } from '#lib/device/organisers.ts';
import type { CollectedRow, DraftRow } from '#lib/device/rows.ts';
import { anEntry } from '../support/entries.ts';
import { aDatabase } from '../support/device.ts';
import { code } from '../support/people.ts';
import { chanceOf } from './chance.ts';
import { MemoryDisk } from './memory-disk.ts';
import { aLife, Stage } from './stage.ts';

const idOf = (number: number) => `item-${number % 4}`;
const bytesOf = (number: number) => Uint8Array.of(number, 2, 3);

/** Each does one thing to a disk, chosen by one number. */
const verbs: ((database: Database, number: number) => Promise<unknown>)[] = [
	(database, number) => database.drafts.put(aDraftRow(number)),
	(database, number) => commitHandIn(database, aHandingIn(number)),
	async (database, number) => {
		const read = await readEntry(database, idOf(number));
		return read && undoHandIn(database, read.entry, aDraftRow(number));
	},
	(database, number) => markEntries(database, [{ kind: 'delivered', id: idOf(number), receivedAt: '2026-12-10T12:00:00.000Z' }]),
	(database, number) => markEntries(database, [{ kind: 'set-aside', id: idOf(number), reason: 'conflict' }]),
	(database, number) => markEntries(database, [{ kind: 'waiting', id: idOf(number), isSuspicious: number % 2 === 0 }]),
	(database, number) => raiseTryingTime(database, new Map([[idOf(number), number]])),
	(database, number) => dropBytes(database, [idOf(number), idOf(number + 1)]),
	(database) => saveDrainState(database, code, { kind: 'sending' }),
	(database) => outboxEntries(database, code),
	(database) => waitingEntries(database, code),
	// Their order is nobody's matter.
	async (database, number) => inOrder(await entriesElsewhere(database, number % 2 === 0 ? code : 'B2BBBB')),
	(database, number) => sealedBytes(database, [idOf(number), idOf(number + 2)]),
	(database) => saveJoined(database, anEventRow()),
	(database, number) =>
		saveRecord(database, code, {
			...{ manifest: `m${number}`, signature: '', verifyKey: '', counter: number % 3 },
			...{ pack: `p${number % 4}`, packDigest: `${number % 4}` }
		}),
	(database, number) => saveFetched(database, code, [{ row: aCollectedRow(number), bytes: bytesOf(number) }], { n: number }),
	(database, number) => saveFetched(database, code, [{ row: { ...aCollectedRow(number), state: 'damaged' } }]),
	(database, number) => rememberCollected(database, code, [idOf(number)], number % 2 === 0 ? 'opened' : 'reported'),
	(database, number) => saveCarried(database, aCarriedDevice(number), [aCarried(number), aCarried(number + 1)]),
	(database, number) =>
		markCarried(database, code, [{ kind: 'delivered', id: idOf(number), receivedAt: '2026-12-10T12:00:00.000Z' }]),
	(database, number) => markCarried(database, code, [{ kind: 'set-aside', id: idOf(number), reason: 'too-late' }]),
	(database) => carriedIn(database, code, 'waiting'),
	(database) => collectedOf(database, code),
	(database, number) => collectedIn(database, code, number % 2 === 0 ? 'fetched' : 'opened'),
	(database, number) => collectedBytesOf(database, code, [idOf(number), idOf(number + 3)]),
	(database, number) => (number % 5 === 0 ? forgetOrganised(database, code) : Promise.resolve()),
	(database, number) => database.outbox.add(anEntry({ id: idOf(number), event: code, seq: number + 1 })),
	(database, number) =>
		database.drafts
			.where('event')
			.equals(code)
			.filter(({ revision }) => revision === number % 3)
			.delete()
];

const aDraftRow = (number: number): DraftRow => ({
	id: idOf(number),
	event: code,
	sittingId: 's',
	caseId: 'c',
	kind: 'letter',
	revision: number % 3,
	savedAtMs: number,
	text: { iv: bytesOf(1), bytes: bytesOf(2) }
});
const aHandingIn = (number: number) => {
	const {
		seq: _s,
		state: _t,
		attempts: _a,
		suspicion: _u,
		tryingMs: _m,
		device: _d,
		...entry
	} = anEntry({ id: idOf(number), event: code });
	return {
		draft: { id: idOf(number), revision: number % 3, sittingId: 's' },
		bytes: bytesOf(number),
		entry: { ...entry, kind: 'letter' as const }
	};
};
const anEventRow = () => ({
	...{ code, manifest: '', signature: '', verifyKey: '', fingerprint: 'f', counter: 1, joinToken: 't', pack: '', packDigest: '' },
	device: 'd',
	joinedAtMs: 1
});
const aCollectedRow = (number: number): CollectedRow => ({
	...{ event: code, id: idOf(number), n: number, seq: 1, device: 'd', caseId: 'c', kind: 'letter', keyVersion: 1 },
	...{ digest: '', receivedAt: '', state: 'fetched' }
});
const aCarried = (number: number): CarriedItem => ({
	entry: anEntry({ id: idOf(number), event: code, seq: number + 1, digest: number % 3 === 0 ? 'another' : '' }),
	bytes: bytesOf(number)
});
const aCarriedDevice = (number: number) => ({ event: code, device: 'd', lastSeq: number, takenInAtMs: number });

const writersTables = ['events', 'drafts', 'outbox', 'sealed', 'kept', 'onlyHere', 'drains', 'earlierPacks'];
const tables = [...writersTables, 'collected', 'collectedBytes', 'carried', 'carriedDevices'];
const inOrder = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
const outcomeOf = (work: Promise<unknown>) =>
	work.then(
		(value) => (value === undefined || typeof value === 'string' ? 'done' : (value as Committed)),
		(fault: Error) => fault.name
	);

const script = fc.array(fc.tuple(fc.nat(verbs.length - 1), fc.nat(11)), { minLength: 5, maxLength: 25 });

test('the disk of the simulation does what IndexedDB does, verb by verb', async () => {
	await fc.assert(
		fc.asyncProperty(script, async (steps) => {
			const real = aDatabase();
			const stage = new Stage(chanceOf(1));
			const disk = new MemoryDisk(stage);
			const simulated = disk.connect(aLife()).asDatabase();
			for (const [verb, number] of steps) {
				const said = outcomeOf(verbs[verb]!(simulated, number));
				await stage.quiet();
				expect(await said).toEqual(await outcomeOf(verbs[verb]!(real, number)));
			}
			for (const table of tables) expect(inOrder(disk.rows(table))).toEqual(inOrder(await real.table(table).toArray()));
			await real.delete();
		}),
		{ numRuns: 90, seed: 1 }
	);
});
