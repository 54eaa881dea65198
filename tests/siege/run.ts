/** `npm run siege [-- KILLS]`: the built server is killed again and again under load, on both engines, and every receipt is checked. */
import { aCluster } from '../support/postgres.ts';
import { createOn } from '../support/receipts.ts';
import { BuiltServer, freePort } from '../support/server.ts';
import { besiege } from '../support/siege.ts';
import { anEvent } from '../support/signed-event.ts';

const kills = Number(process.argv[2] ?? 30);
const cluster = await aCluster({ isDurable: true });
const shared = cluster.newDatabase();
const halls: [string, (string | undefined)[]][] = [
	['SQLite, one process', [undefined]],
	['PostgreSQL, two processes, one of them killed', [shared, shared]]
];
let brokenOnes = 0;
for (const [name, urls] of halls) {
	const servers = await Promise.all(urls.map(async (url) => new BuiltServer(await freePort(), 'build', url)));
	for (const server of servers) await server.start();
	const event = await anEvent();
	await createOn(servers[0]!, event);
	const loadMs = () => 50 + Math.random() * 500;
	const siege = await besiege({ event, servers, kills, loadMs, devices: 10, itemsInBatch: 20 });
	brokenOnes += siege.broken.length;
	console.log(
		`${name}: ${siege.kills} kills, ${siege.receipts} receipts, ${siege.broken.length} broken, no item twice; ` +
			`${siege.unanswered} items stored whose last answer was lost when the siege ended`
	);
	for (const server of servers) await server.discard();
}
await cluster.discard();
process.exit(brokenOnes === 0 ? 0 : 1);
