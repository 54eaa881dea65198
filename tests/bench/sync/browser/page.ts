/** The page of the bench: the app's own code in a browser, without its screens. */
import { ageShaped } from '../../../support/age-shaped.ts';
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { collectedBytesOf, collectedOf, rememberCollected } from '#lib/device/collected.ts';
import { Database } from '#lib/device/database.ts';
import { saveOrganiser } from '#lib/device/organisers.ts';
import { newId } from '#lib/domain/id.ts';
import { fetchFeed } from '#lib/desk/collect.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { ownServer } from '#lib/net/ask.ts';
import { digestOf } from '#lib/sealing/bytes.ts';
import { openInWorker } from '#lib/sealing/open-in-worker.ts';
import { watchBlocks } from '../../../support/page-blocks.ts';

export interface BenchEvent {
	code: string;
	joinToken: string;
	organiserToken: string;
	manifest: string;
	signature: string;
	verifyKey: string;
	/** Opens what was sealed for it. */
	identity: string;
}

const unknown = { pack: '', packDigest: '' };
const known = ({ code, manifest, signature, verifyKey }: BenchEvent) => ({ code, manifest, signature, verifyKey, counter: 1 });

async function anOutbox(event: BenchEvent, items: number, sealedBytes: number): Promise<Database> {
	const database = new Database(`outbox-${newId(Date.now(), deviceRandom)}`);
	const device = newId(Date.now(), deviceRandom);
	const joined = { mode: 'own', fingerprint: '', joinToken: event.joinToken, device, nextSeq: items + 1, joinedAtMs: 0 } as const;
	await database.events.put({ ...known(event), ...unknown, ...joined });
	for (let seq = 1; seq <= items; seq++) {
		const [id, bytes] = [newId(Date.now(), deviceRandom), ageShaped(crypto.getRandomValues(new Uint8Array(2_000)))];
		const outside = { event: event.code, device, seq, caseId: 'wendy-galarza', kind: 'letter', keyVersion: 1 } as const;
		const state = { state: 'waiting', attempts: 0, suspicion: 0, tryingMs: 0, handedInAtMs: 0, sizeBytes: sealedBytes } as const;
		await database.outbox.add({ id, ...outside, ...state, digest: await digestOf(bytes) });
		await database.sealed.add({ id, bytes });
	}
	return database;
}

const bench = {
	/** Measures from an outbox on the disk until everything is acknowledged, and until that is on the disk too. */
	async sendAll(event: BenchEvent, items: number, sealedBytes: number): Promise<number> {
		const database = await anOutbox(event, items, sealedBytes);
		const startedAt = performance.now();
		const drain = { net: ownServer, database, clock: deviceClock, event: event.code, locks: navigator.locks };
		const state = await drainOutbox(drain);
		const ms = performance.now() - startedAt;
		const delivered = await database.outbox.where({ event: event.code, state: 'delivered' }).count();
		if (delivered !== items) throw new Error(`${delivered} of ${items} were delivered: ${state.kind}`);
		database.close();
		return ms;
	},
	/** Measures from an empty device until every item was fetched, opened and noted as opened. */
	async collectAll(event: BenchEvent, items: number): Promise<{ fetchMs: number; openMs: number; longestBlockMs: number }> {
		const database = new Database(`desk-${newId(Date.now(), deviceRandom)}`);
		await saveOrganiser(database, { ...known(event), ...unknown, openedAtMs: 0 });
		const { code, organiserToken: token } = event;
		const blocks = await watchBlocks();
		const startedAt = performance.now();
		const fetched = await fetchFeed({ net: ownServer, database, clock: deviceClock, event: code, token });
		if (fetched.kind !== 'fetched' || fetched.added !== items) throw new Error(JSON.stringify(fetched));
		const fetchMs = performance.now() - startedAt;
		const rows = await collectedOf(database, code);
		const ids = rows.map(({ id }) => id);
		const bytes = await collectedBytesOf(database, code, ids);
		const sealed = rows.map((row) => ({ sealed: bytes.get(row.id) ?? new Uint8Array(), outside: outsideOf(row) }));
		const { opened } = await openInWorker(sealed, event.identity);
		if (opened.length !== items || opened.some((each) => each?.kind !== 'opened')) throw new Error('not all of them opened');
		await rememberCollected(database, code, ids, 'opened');
		const openMs = performance.now() - startedAt - fetchMs;
		const longestBlockMs = blocks.longestMs();
		database.close();
		return { fetchMs, openMs, longestBlockMs };
	}
};

/** A row of the device has more fields than the outside of an item. */
function outsideOf({ event, id, caseId, kind, keyVersion }: Awaited<ReturnType<typeof collectedOf>>[number]) {
	return { event, id, caseId, kind, keyVersion };
}

export type SyncBench = typeof bench;
Object.assign(window, bench);
