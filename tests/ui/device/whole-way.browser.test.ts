/** The device's verbs in a real browser, with its IndexedDB, WebCrypto and workers. */
import { expect, test } from 'vitest';
import { Database } from '#lib/device/database.ts';
import { openDraft, saveDraft } from '#lib/device/drafts.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { outboxEntries, readEntry } from '#lib/device/outbox-entries.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { openInWorker } from '#lib/sealing/open-in-worker.ts';
import { aJoinedDevice, aNet, aSavedDraft, received } from '../../support/device.ts';
import { code, organiser } from '../../support/people.ts';

test('a draft is saved, handed in from two tabs, delivered and opened in a worker', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const drafts = await Promise.all(Array.from({ length: 60 }, (_, at) => aSavedDraft(device, { caseId: `case-${at}` })));
	expect(await openDraft(device.database, drafts[0]!.id)).toEqual(drafts[0]);
	const otherTab = new Database(device.database.name);
	const handed = await Promise.all(
		drafts.flatMap((draft) => [handIn({ ...device, draft }), handIn({ ...device, database: otherTab, draft })])
	);
	expect(handed.filter(({ kind }) => kind === 'handed-in')).toHaveLength(60);
	expect(handed.filter(({ kind }) => kind === 'already-handed-in')).toHaveLength(60);
	expect(await saveDraft(device.database, drafts[0]!, device.clock)).toEqual({ kind: 'handed-in' });

	const { net } = aNet(({ items }) => received(items));
	const drains = [device.database, otherTab].map((database) =>
		drainOutbox({ ...device, database, net, event: code, locks: navigator.locks })
	);
	expect(await Promise.all(drains)).toEqual([{ kind: 'idle' }, { kind: 'idle' }]);
	const entries = await outboxEntries(device.database, code);
	expect(entries.map(({ seq, state }) => [seq, state])).toEqual(drafts.map((_, at) => [at + 1, 'delivered']));

	const reads = await Promise.all(entries.map(({ id }) => readEntry(device.database, id)));
	const items = reads.map((read) => ({ sealed: read!.bytes, outside: read!.entry }));
	const steps: number[] = [];
	const opened = await openInWorker(items, organiser.identity, { onProgress: (done) => steps.push(done) });
	expect(opened.kind).toBe('all');
	expect(opened.opened.map((each) => each?.kind === 'opened' && each.item.id)).toEqual(entries.map(({ id }) => id));
	expect(steps.at(-1)).toBe(60);
	otherTab.close();
	await device.database.delete();
});

test('openInWorker stops when told to and gives back what was opened', async () => {
	const outside = { event: code, id: '', caseId: '', kind: 'letter' as const, keyVersion: 1 };
	const items = Array.from({ length: 2_000 }, () => ({ sealed: new Uint8Array(9), outside }));
	const stop = new AbortController();
	const opened = await openInWorker(items, organiser.identity, { signal: stop.signal, onProgress: () => stop.abort() });
	expect(opened.kind).toBe('stopped');
	// The items keep their order, whichever worker finished first.
	expect(opened.opened).toHaveLength(2_000);
	const done = opened.opened.filter((each) => each !== undefined);
	expect(done.length).toBeGreaterThan(0);
	expect(done.length).toBeLessThan(2_000);
	expect(done.every((each) => each.kind === 'unreadable')).toBe(true);
	const again = await openInWorker(items, organiser.identity, { signal: stop.signal });
	expect(again).toEqual({ kind: 'stopped', opened: items.map(() => undefined) });
});
