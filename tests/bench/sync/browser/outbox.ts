/** Sends a thousand items from a browser until all are acknowledged. The app's outbox and PouchDB take turns. */
import { existsSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { browserLaunch } from '../../../support/browser.ts';
import { openEvent, type OpenedEvent } from '../../../support/event.ts';
import { aPouchServer } from '../peers/peers.ts';
import { sealedBytes } from '../server/batches.ts';
import { median, table, times, whole, type Measured } from '../server/figures.ts';
import { benchSite } from './bench-site.ts';
import type { BenchEvent, SyncBench } from './page.ts';

const items = 1_000;
const rounds = 7;
/** PouchDB's own batch is 100. */
const batchSizes = [100, 250, 500, 1_000];
const leastTimes = 2;

export async function outbox(): Promise<Measured> {
	const [site, pouch] = [await benchSite(), await aPouchServer()];
	const browser = await chromium.launch(browserLaunch(existsSync));
	try {
		const event = await benchEvent(await openEvent(site.server.url));
		const other = await browser.newPage();
		await other.goto(`${pouch.url}/bench`);
		const ours: number[] = [];
		const theirs = batchSizes.map((): number[] => []);
		for (let round = 0; round <= rounds; round++) {
			const ms = await send(site.tab, event);
			if (round > 0) ours.push(ms);
			for (const [at, size] of batchSizes.entries()) {
				const peerMs = await replicate(other, size);
				if (round > 0) theirs[at]?.push(peerMs);
			}
		}
		return told(ours, theirs);
	} finally {
		await Promise.all([browser.close(), site.close(), pouch.stop()]);
	}
}

const send = (tab: Page, event: BenchEvent): Promise<number> =>
	tab.evaluate(([given, count, bytes]) => (window as unknown as SyncBench).sendAll(given, count, bytes), [
		event,
		items,
		sealedBytes
	] as const);

export async function benchEvent(event: OpenedEvent): Promise<BenchEvent> {
	return {
		...(await signManifest(event.manifest, event.key)),
		code: event.code,
		joinToken: toBase64Url(event.key.joinToken),
		organiserToken: toBase64Url(event.key.authToken),
		identity: event.key.identity
	};
}

interface PouchDatabase {
	bulkDocs(documents: unknown[]): Promise<unknown>;
	destroy(): Promise<unknown>;
}
type Pouch = (new (name: string) => PouchDatabase) & {
	replicate(from: PouchDatabase, to: string, options: { batch_size: number }): PromiseLike<{ docs_written: number }>;
};

/** Sends the same items as documents from PouchDB's store in the browser, until the replication is complete. */
const replicate = (tab: Page, batchSize: number): Promise<number> =>
	tab.evaluate(
		async ([count, bytes, size]) => {
			const { PouchDB } = window as unknown as { PouchDB: Pouch };
			const name = `outbox-${crypto.randomUUID()}`;
			const local = new PouchDB(name);
			const documents = Array.from({ length: count }, (_, at) => {
				const sealed = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))));
				return { _id: crypto.randomUUID(), seq: at + 1, caseId: 'wendy-galarza', kind: 'letter', keyVersion: 1, sealed };
			});
			await local.bulkDocs(documents);
			const startedAt = performance.now();
			const { docs_written: written } = await PouchDB.replicate(local, `${location.origin}/${name}`, { batch_size: size });
			const ms = performance.now() - startedAt;
			if (written !== count) throw new Error(`${written} of ${count} were replicated`);
			await local.destroy();
			return ms;
		},
		[items, sealedBytes, batchSize] as const
	);

function told(ours: number[], theirs: number[][]): Measured {
	const own = median(ours);
	const peers = theirs.map(median);
	const best = Math.min(...peers);
	const ratio = best / own;
	const rows = batchSizes.map((size, at) => [
		`PouchDB 9 to express-pouchdb, batches of ${size}${peers[at] === best ? ' (its best)' : ''}`,
		...spread(theirs[at] ?? [])
	]);
	return {
		lines: [
			`${whole(items)} items of the smallest size (4 KiB) that lie in the browser's outbox, until all are acknowledged and that is on the disk there too; Chromium, ${rounds} rounds in turns after one to warm up. The receipts of Writing Table follow a commit that is flushed; express-pouchdb asks LevelDB for no flush.`,
			'',
			table(['', 'median', 'fastest', 'slowest'], [['**Writing Table**', ...spread(ours)], ...rows]),
			'',
			`${times(ratio)} as fast as PouchDB at its best; wanted: ${leastTimes} ×.`
		],
		judged: [{ what: `outbox: ${times(ratio)} as fast as PouchDB, at least ${leastTimes}`, isKept: ratio >= leastTimes }]
	};
}

const spread = (ms: number[]) => [median(ms), Math.min(...ms), Math.max(...ms)].map((each) => `${whole(each)} ms`);
