/** A hall whose Wi-Fi comes back: 500 devices send 40 items each within a minute, to the built server with SQLite. */
import http from 'node:http';
import { apiPath, type PostAnswer } from '#lib/domain/wire/wire.ts';
import { createOn, lyingOn } from '../../../support/receipts.ts';
import { aServer } from '../../../support/server.ts';
import { anEvent } from '../../../support/signed-event.ts';
import { aBatch, aNewId } from './batches.ts';
import { median, quantile, table, whole, type Measured } from './figures.ts';
import { post } from './load.ts';

const [devices, itemsEach, batchItems] = [500, 40, 20];
const withinMs = Number(process.env.HALL_MS ?? 60_000);
const bounds = { p99Ms: 2_000, bytes: 300 * 1024 ** 2 };

export async function hall(): Promise<Measured> {
	const server = await aServer();
	const event = await anEvent();
	await createOn(server, event);
	const target = { url: `${server.url}${apiPath(event.code, '/letters')}`, token: event.joinToken };
	const ids: string[] = [];
	const ms: number[] = [];
	let stored = 0;
	const comesBack = async () => {
		const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
		const device = aNewId();
		const bodies = Array.from({ length: itemsEach / batchItems }, (_, batch) =>
			aBatch(batchItems, { device, firstSeq: 1 + batch * batchItems, ids })
		);
		await new Promise((settle) => setTimeout(settle, Math.random() * withinMs));
		for (const body of bodies) {
			const answered = await post(agent, target, body);
			ms.push(answered.ms);
			stored += (JSON.parse(answered.body) as PostAnswer).receipts.filter(({ outcome }) => outcome === 'stored').length;
		}
		agent.destroy();
	};
	await Promise.all(Array.from({ length: devices }, comesBack));
	const lying = await lyingOn(server, event);
	const bytes = server.mostBytes;
	await server.discard();
	const isOnce = stored === devices * itemsEach && ids.every((id) => lying.has(id)) && lying.size === ids.length;
	const p99Ms = quantile(ms, 0.99);
	const lines = [
		table(
			[`${devices} devices × ${itemsEach} items within ${withinMs / 1000} s, SQLite`, ''],
			[
				['items that lie there, each once', whole(lying.size)],
				['a batch of 20: median / p99 / slowest', `${whole(median(ms))} / ${whole(p99Ms)} / ${whole(Math.max(...ms))} ms`],
				["most memory of the server's process", `${whole(bytes / 1024 ** 2)} MiB`]
			]
		)
	];
	const judged = [
		{ what: `hall: all ${whole(devices * itemsEach)} items exactly once`, isKept: isOnce },
		{ what: `hall: p99 of a batch ${whole(p99Ms)} ms, under ${whole(bounds.p99Ms)}`, isKept: p99Ms < bounds.p99Ms },
		{ what: `hall: ${whole(bytes / 1024 ** 2)} MiB, under 300`, isKept: bytes < bounds.bytes }
	];
	return { lines, judged };
}
