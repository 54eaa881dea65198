/**
 * `npm run siege -- [--kills 1000] [--same 1000] [--on sqlite,postgres] [--folder .siege]`: the built server is struck down again and
 * again under load, backups are put in its place, and every receipt it ever gave is checked. Ctrl-C ends it with the figures so far; the same command goes on
 * with what lies in the folder.
 */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { Backups } from '../support/backups.ts';
import { Cluster } from '../support/postgres.ts';
import { createOn } from '../support/receipts.ts';
import { BuiltServer, freePort } from '../support/server.ts';
import { besiege, postManyTimes, type Siege } from '../support/siege.ts';
import { anEvent, aPosted, type TestEvent } from '../support/signed-event.ts';
import { Ledger } from './ledger.ts';
import { strikes } from './strikes.ts';

const { values } = parseArgs({
	options: {
		kills: { type: 'string', default: '30' },
		same: { type: 'string', default: '100' },
		on: { type: 'string', default: 'sqlite,postgres' },
		folder: { type: 'string', default: '.siege' },
		build: { type: 'string', default: 'build' },
		/** Begins anew. */
		anew: { type: 'boolean', default: false }
	}
});
const folder = resolve(values.folder);
if (values.anew) rmSync(folder, { recursive: true, force: true });
let isAborted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isAborted = true));

let isSound = true;
for (const engine of values.on.split(',')) if (!isAborted) isSound = (await siegeOf(engine)) && isSound;
process.exit(isSound ? 0 : 1);

async function siegeOf(engine: string): Promise<boolean> {
	const place = join(folder, engine);
	const ledger = new Ledger(place);
	const cluster = engine === 'postgres' ? new Cluster(await freePort(), true, join(place, 'cluster')) : undefined;
	await cluster?.start();
	const file = join(place, 'writing-table.db');
	const urls = cluster ? [cluster.theDatabase(), cluster.theDatabase()] : [`sqlite:${file}`];
	const servers = await Promise.all(urls.map(async (url) => new BuiltServer(await freePort(), values.build, url)));
	for (const server of servers) await server.start();
	const event = await anEvent();
	await createOn(servers[0]!, event).catch((fault: unknown) => {
		if (ledger.figures.numbered === 0) throw fault;
	});
	const backups = new Backups(urls[0]!, join(place, 'backups'));
	const siege = await underFire(ledger, event, servers, { backups, cluster });
	await manyTimes(ledger, servers, event);
	ledger.figures.faults += servers.flatMap(({ log }) => log.split('\n').filter((line) => line.startsWith('fault'))).length;
	ledger.keep();
	for (const server of servers) await server.discard();
	await cluster?.stop();
	const isWhole = cluster !== undefined || isIntact(file);
	report(engine, ledger, siege, isWhole);
	return siege.broken.length === 0 && ledger.figures.unequal + ledger.figures.faults === 0 && isWhole;
}

/** So many more kills as are still missing. */
async function underFire(
	ledger: Ledger,
	event: TestEvent,
	servers: BuiltServer[],
	places: { backups: Backups; cluster: Cluster | undefined }
): Promise<Siege> {
	const { figures, receipts } = ledger;
	const began = Date.now() - figures.seconds * 1000;
	const kills = Math.max(0, Number(values.kills) - figures.kills);
	const siege = await besiege({
		event,
		servers,
		kills,
		receipts,
		firstNumber: figures.numbered,
		loadMs: () => 50 + Math.random() * 350,
		devices: 8,
		itemsInBatch: 5,
		isAborted: () => isAborted,
		strike: strikes(servers[0]!, servers.slice(1), figures, places),
		onKill: (_kills, items) => {
			if (figures.kills % 25 !== 0) return;
			figures.numbered = items;
			figures.seconds = Math.round((Date.now() - began) / 1000);
			ledger.keep();
			console.log(`${figures.kills} kills, ${receipts.size} receipts, ${figures.seconds} s`);
		}
	});
	figures.sentAgain += siege.sentAgain;
	Object.assign(figures, { numbered: siege.items, seconds: Math.round((Date.now() - began) / 1000) });
	ledger.keep();
	return siege;
}

/** In portions, so that it can be stopped between them. */
async function manyTimes(ledger: Ledger, servers: BuiltServer[], event: TestEvent) {
	const { figures, receipts } = ledger;
	while (!isAborted && figures.sameLetters < Number(values.same)) {
		const count = Math.min(100, Number(values.same) - figures.sameLetters);
		const letters = Array.from({ length: count }, () => aPosted(++figures.numbered));
		const { unequal, missing } = await postManyTimes(servers, event, letters);
		for (const { id, digest } of letters) receipts.set(id, digest);
		figures.sameLetters += count;
		figures.unequal += unequal.length + missing.length;
		ledger.keep();
	}
}

function isIntact(file: string): boolean {
	const database = new DatabaseSync(file);
	const { integrity_check: found } = database.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
	database.close();
	return found === 'ok';
}

function report(engine: string, { figures, receipts }: Ledger, { broken, unanswered }: Siege, isWhole: boolean) {
	const { kills, databaseKills, killsAtStart, restored, sentAgain, sameLetters, unequal, faults, seconds } = figures;
	console.log(
		`${engine}: ${kills} kills in ${seconds} s (${killsAtStart} of them while starting, ${databaseKills} of PostgreSQL itself, ` +
			`${restored} with an older backup put in its place, after which ${sentAgain} items were sent again), ` +
			`${receipts.size} receipts, ${broken.length} broken, no item twice, ${unanswered} stored whose last answer was lost; ` +
			`${sameLetters} letters in 50 posts at once, ${unequal} with other than one row and 50 equal receipts; ` +
			`${faults} answers of 500; the file is ${isWhole ? 'intact' : 'CORRUPT'}`
	);
}
