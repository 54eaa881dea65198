/**
 * `npm run fuzz:api -- [--requests 1000000] [--seed 1] [--database URL]`: sends spoilt requests over HTTP to the built app in
 * this process, and measures its memory after collecting garbage. Ctrl-C ends it with the figures so far.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as askOverHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { serve } from '../../src/cli/serving/server.ts';
import { freePort, setupToken } from '../support/server.ts';
import { anEvent, type TestEvent } from '../support/signed-event.ts';
import { Books, faultOf, type Answered } from './books.ts';
import { requestsOver, type Sent } from './requests.ts';

const { values } = parseArgs({
	options: {
		requests: { type: 'string', default: '20000' },
		seed: { type: 'string', default: '1' },
		database: { type: 'string' }
	}
});
const most = Number(values.requests);
const atOnce = 16;
/** The memory of our own books. */
const bytesPerReceipt = 300;
const folder = mkdtempSync(join(tmpdir(), 'writing-table-fuzz-'));
const port = await freePort();
const origin = `http://localhost:${port}`;
Object.assign(process.env, {
	ORIGIN: origin,
	SETUP_TOKEN: setupToken,
	DATABASE_URL: values.database ?? `sqlite:${join(folder, 'fuzz.db')}`
});
let told = 0;
const say = console.error;
// The only thing the server prints by itself is a fault.
console.error = (...lines: unknown[]) => {
	told++;
	say(...lines);
};
const server = await serve({ host: '127.0.0.1', port, origin, build: process.env.BUILD_OUT ?? 'build' });
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

// One token may ask only so often in a minute. Twenty tokens may ask more.
const codes = [...'0123456789ABCDEFGHJK'].map((sign) => `7KQ2M${sign}`);
const events = await Promise.all(codes.map((code) => anEvent({ code })));
const doomed = await anEvent({ code: 'D00MED' });
for (const event of [...events, doomed]) await create(event);

const books = new Books();
const requestOf = requestsOver(events, doomed, Number(values.seed));
const statuses = new Map<number, number>();
const faults: string[] = [];
const heaps: [number, number][] = [];
let isAborted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isAborted = true));

let next = 0;
const began = performance.now();
const portion = Math.min(Math.max(1_000, Math.ceil(most / 20)), 10_000);
while (next < most && !isAborted) {
	const until = Math.min(most, next + portion);
	await Promise.all(Array.from({ length: atOnce }, () => askUntil(until)));
	heaps.push([next, heapBytes()]);
	const seconds = (performance.now() - began) / 1000;
	console.log(`${next} requests, ${seconds.toFixed(0)} s, heap ${inMib(heaps.at(-1)![1])}, ${faults.length} faults`);
}
for (const event of events) faults.push(...(await books.faults(event, (path) => ask(asOrganiser(event, path)))));
const { codes: known } = JSON.parse((await ask(asOrganiser(events[0]!, '/api/v1/events'))).body) as { codes: string[] };
if (known.some((code) => ![...codes, 'D00MED'].includes(code))) faults.push('an event that nobody created');
report();
await server.stop();
agent.destroy();
rmSync(folder, { recursive: true, force: true });
process.exit(faults.length + told === 0 && !isGrowing() ? 0 : 1);

async function askUntil(until: number) {
	while (next < until && !isAborted) {
		const number = next++;
		const sent = requestOf(number);
		const answered = await ask(sent).catch(noAnswer);
		statuses.set(answered.status, (statuses.get(answered.status) ?? 0) + 1);
		const fault = faultOf(sent, answered);
		if (fault) {
			faults.push(`request ${number} (${sent.method} ${sent.path.slice(0, 80)}): ${fault} ${answered.type}`);
			console.log(faults.at(-1));
		}
		books.note(sent, answered);
	}
}

function noAnswer(fault: unknown): Answered {
	return { status: 0, type: String(fault), body: '' };
}

function ask({ method, path, headers, body }: Omit<Sent, 'event'>, isFirst = true): Promise<Answered> {
	return new Promise((settle, fail) => {
		const options = { agent, host: '127.0.0.1', port, method, path, headers, timeout: 20_000 };
		const request = askOverHttp(options, (response) => {
			const type = response.headers['content-type'] ?? '';
			// A live stream never ends, so it is enough that it began.
			if (type.startsWith('text/event-stream')) {
				response.destroy();
				return settle({ status: response.statusCode ?? 0, type: mediaType, body: '' });
			}
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', fail);
			response.on('end', () => settle({ status: response.statusCode ?? 0, type, body: Buffer.concat(chunks).toString() }));
		});
		request.on('timeout', () => request.destroy(new Error('no answer for 20 seconds')));
		request.on('error', (fault: NodeJS.ErrnoException) => {
			// This does what browsers do: a connection that was closed while it was idle says nothing about this request.
			const isStale = request.reusedSocket && (fault.code === 'ECONNRESET' || fault.code === 'EPIPE');
			if (isStale && isFirst) ask({ method, path, headers, body }, false).then(settle, fail);
			else fail(fault);
		});
		request.end(body);
	});
}

async function create(event: TestEvent) {
	const headers = { authorization: `Bearer ${setupToken}`, 'content-type': mediaType };
	const { status, body } = await ask({
		method: 'POST',
		path: '/api/v1/events',
		headers,
		body: Buffer.from(JSON.stringify(event.sent))
	});
	if (status !== 201) throw new Error(`an event was not created: ${status} ${body}`);
}

function asOrganiser(event: TestEvent, path: string): Omit<Sent, 'event'> {
	return { method: 'GET', path, headers: { authorization: `Bearer ${event.organiserToken}` } };
}

/** Leaves out what this run itself remembers. */
function heapBytes(): number {
	global.gc?.();
	return process.memoryUsage().heapUsed;
}

/**
 * Compares from the second sample on, when all code has run once. The memory may grow only by the receipts in our books and a
 * margin.
 */
function isGrowing(): boolean {
	const [, first] = heaps[1] ?? heaps[0]!;
	const kept = [...books.stored.values()].reduce((sum, items) => sum + items.size, 0);
	return heaps.at(-1)![1] - first > kept * bytesPerReceipt + 32 * 1024 ** 2;
}

function report() {
	const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
	const stored = [...books.stored.values()].reduce((sum, items) => sum + items.size, 0);
	const { rss } = process.memoryUsage();
	console.log(`${next} requests in ${((performance.now() - began) / 1000).toFixed(0)} s: ${counts.join(', ')}`);
	console.log(
		`${stored} items stored, all of them receipted and whole; ${told} faults told by the server; ${faults.length} wrong`
	);
	console.log(`heap after garbage: ${heaps.map(([, bytes]) => inMib(bytes)).join(' ')}; resident ${inMib(rss)}`);
	for (const fault of faults.slice(0, 20)) console.log(fault);
}

function inMib(bytes: number): string {
	return `${(bytes / 1024 ** 2).toFixed(0)} MiB`;
}
