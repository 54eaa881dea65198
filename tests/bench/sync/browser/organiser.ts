/**
 * Measures an organiser's device that is new to an event: everything is fetched, opened and noted, while the page goes on
 * answering.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { newId } from '#lib/domain/id.ts';
import { toBase64 } from '#lib/sealing/bytes.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { aLetter } from '../../../support/builders.ts';
import { headersOf, openEvent, random, type OpenedEvent } from '../../../support/event.ts';
import { webkit } from '../../../support/engines/webkit.ts';
import { longestTaskMs } from '../../../support/page-tasks.ts';
import { median, table, whole, type Measured } from '../server/figures.ts';
import { benchEvent } from './outbox.ts';
import { benchSite } from './bench-site.ts';
import type { BenchEvent, SyncBench } from './page.ts';

const items = Number(process.env.ORGANISER_ITEMS ?? 5_000);
const rounds = Number(process.env.ORGANISER_ROUNDS ?? 3);
const batchItems = 50;
const bounds = { ms: 5_000, webKitMs: 10_000, blockMs: 50 };

export async function organiser(): Promise<Measured> {
	const site = await benchSite();
	try {
		const event = await openEvent(site.server.url);
		await handInAll(site.server.url, event);
		const given = await benchEvent(event);
		const collect = () =>
			site.tab.evaluate(([to, count]) => (window as unknown as SyncBench).collectAll(to, count), [given, items] as const);
		await collect();
		const runs: Awaited<ReturnType<typeof collect>>[] = [];
		for (let round = 0; round < rounds; round++) runs.push(await collect());
		const ownMs = await longestTaskMs(site.browser, site.tab, collect);
		return told(runs, ownMs, await inWebKit(site.server.url, given));
	} finally {
		await site.close();
	}
}

/** Measures the same page and event in Safari's engine, as WebKitGTK has it. */
async function inWebKit(url: string, event: BenchEvent): Promise<Run[]> {
	const profile = mkdtempSync(join(tmpdir(), 'writing-table-bench-'));
	const browser = await webkit.open(profile);
	try {
		await browser.goto(`${url}/bench/index.html`);
		const isThere = () => browser.run(() => 'collectAll' in window).catch(() => false);
		while (!(await isThere())) await new Promise((settle) => setTimeout(settle, 200));
		const collect = () =>
			browser.run((to, count) => (window as unknown as SyncBench).collectAll(to, count), event, items) as Promise<Run>;
		await collect();
		const runs: Run[] = [];
		for (let round = 0; round < rounds; round++) runs.push(await collect());
		return runs;
	} finally {
		await browser.kill();
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** Each item is really sealed by itself, because an item names itself inside. */
async function handInAll(url: string, event: OpenedEvent) {
	const device = newId(Date.now(), random);
	for (let from = 0; from < items; from += batchItems) {
		const posted = Array.from({ length: batchItems }, async (_, at) => {
			const item = aLetter({
				id: newId(Date.now(), random),
				event: event.code,
				locale: 'en',
				paragraphs: ['I ask you. '.repeat(150).trim()]
			});
			const sealed = await sealItem(item, event.manifest.recipients);
			if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
			const { id, caseId, kind, keyVersion } = item;
			return { id, seq: from + at + 1, caseId, kind, keyVersion, digest: sealed.digest, sealed: toBase64(sealed.bytes) };
		});
		const body = JSON.stringify({ device, items: await Promise.all(posted) });
		const headers = headersOf((await benchEvent(event)).joinToken);
		const answer = await fetch(`${url}${apiPath(event.code, '/letters')}`, { method: 'POST', headers, body });
		if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
	}
}

interface Run {
	fetchMs: number;
	openMs: number;
	longestBlockMs: number;
}

function told(runs: Run[], ownMs: number, webKitRuns: Run[]): Measured {
	const [chromium, inWebKit] = [middleOf(runs), middleOf(webKitRuns)];
	return {
		lines: [
			`${whole(items)} letters, each sealed for itself to two recipients and padded to 4 KiB, on a device that has none of them; median of ${rounds} after one to warm up. A block counts whatever held the page up, the rest of the machine too; its own CPU time, of one more run, does not.`,
			'',
			table(
				['', 'Chromium', 'wanted', 'WebKitGTK', 'wanted'],
				[
					['fetched, checked and stored', `${whole(chromium.fetchMs)} ms`, '', `${whole(inWebKit.fetchMs)} ms`, ''],
					['opened in workers, and noted', `${whole(chromium.openMs)} ms`, '', `${whole(inWebKit.openMs)} ms`, ''],
					[
						'together',
						`**${whole(chromium.ms)} ms**`,
						`${whole(bounds.ms)} ms`,
						`**${whole(inWebKit.ms)} ms**`,
						`${whole(bounds.webKitMs)} ms`
					],
					[
						'longest block of the page',
						`${whole(chromium.longestBlockMs)} ms`,
						`${bounds.blockMs} ms`,
						`${whole(inWebKit.longestBlockMs)} ms`,
						''
					],
					["the page's longest task, own CPU time", `${whole(ownMs)} ms`, '', '', '']
				]
			)
		],
		judged: [
			{
				what: `organiser: ${whole(items)} items in ${whole(chromium.ms)} ms, at most ${whole(bounds.ms)}`,
				isKept: chromium.ms <= bounds.ms
			},
			{
				what: `organiser: the page blocked for ${whole(chromium.longestBlockMs)} ms, at most ${bounds.blockMs}`,
				isKept: chromium.longestBlockMs <= bounds.blockMs
			},
			{
				what: `organiser: ${whole(inWebKit.ms)} ms in WebKitGTK, at most ${whole(bounds.webKitMs)}`,
				isKept: inWebKit.ms <= bounds.webKitMs
			}
		]
	};
}

function middleOf(runs: Run[]): Run & { ms: number } {
	const middle = (of: (run: Run) => number) => median(runs.map(of));
	return {
		fetchMs: middle(({ fetchMs }) => fetchMs),
		openMs: middle(({ openMs }) => openMs),
		longestBlockMs: middle(({ longestBlockMs }) => longestBlockMs),
		ms: middle(({ fetchMs, openMs }) => fetchMs + openMs)
	};
}
