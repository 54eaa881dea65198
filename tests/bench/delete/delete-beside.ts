/** Deletes one event on a server that serves others, and notes how long those wait. */
import http from 'node:http';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { openDatabase } from '#lib/server/open-database.ts';
import { storeOver } from '#lib/server/store.ts';
import { headersOf } from '../../support/event.ts';
import { BuiltServer, freePort } from '../../support/server.ts';
import { anEvent, type TestEvent } from '../../support/signed-event.ts';
import { aBatch, aNewId, sealedBytes } from '../sync/server/batches.ts';
import { fill } from '../sync/server/fill.ts';
import { post } from '../sync/server/load.ts';
import type { Engine, Watched } from './engines.ts';

export const items = 200_000;
export type Way = 'as the server does' | 'in one statement';

/** Milliseconds until each answer. */
interface Waited {
	posts: number[];
	asks: number[];
}
export interface Seen {
	before: Waited;
	during: Waited;
	/** The time from the request until nothing of it is left and the room is given back. */
	clearedMs: number;
	bytesBefore: number;
	bytesAfter: number;
	/** It is absent where the log is not a file beside the database. */
	mostLogBytes?: number;
}

const clients = 4;
/** Short, and long enough that no device sends more in a minute than the server takes from one. */
const restMs = 50;
const quietMs = 10_000;
const rest = (ms: number) => new Promise((settle) => setTimeout(settle, ms));

export async function deleteBeside(engine: Engine, way: Way): Promise<Seen> {
	const watched = await engine.newDatabase();
	const [large, other] = [await anEvent({ code: '1ARGE0' }), await anEvent()];
	await prepare(watched, large, other);
	const server = new BuiltServer(await freePort(), 'build', watched.url);
	await server.start();
	const others = new Others(server.url, other);
	try {
		await rest(quietMs);
		const before = others.takeWaited();
		const bytesBefore = await watched.bytes();
		const wishedAt = performance.now();
		await (way === 'in one statement' ? watched.deleteAtOnce(large.code) : askToDelete(server.url, large));
		// On a busy machine, the server clears in small steps, and this may take half an hour.
		while (!(await watched.isCleared(large.code))) await rest(200);
		const clearedMs = performance.now() - wishedAt;
		// The log goes into the file a little later.
		await rest(2_000);
		const during = others.takeWaited();
		return { before, during, clearedMs, bytesBefore, bytesAfter: await watched.bytes(), mostLogBytes: watched.mostLogBytes() };
	} finally {
		await others.end();
		await server.discard();
		await watched.discard();
	}
}

async function prepare({ url }: Watched, large: TestEvent, other: TestEvent) {
	const database = await openDatabase(url);
	const store = storeOver(database, { now: () => Date.now() });
	for (const event of [large, other]) await store.createEvent(event.sent);
	await fill(database, large.code, { items, bytesEach: sealedBytes, device: aNewId() });
	await store.close();
}

async function askToDelete(url: string, { code, organiserToken }: TestEvent) {
	const answer = await fetch(url + apiPath(code), { method: 'DELETE', headers: headersOf(organiserToken) });
	if (answer.status !== 200) throw new Error(`the event was not deleted: ${answer.status}`);
}

/** The devices and organisers of another event. Each posts or asks again a moment after it was answered. */
class Others {
	#waited: Waited = { posts: [], asks: [] };
	#isOver = false;
	readonly #all: Promise<unknown>;

	constructor(url: string, event: TestEvent) {
		const each = Array.from({ length: clients }, () => [this.#posting(url, event), this.#asking(url, event)]);
		this.#all = Promise.all(each.flat());
	}

	/** Gives how long they waited, since it was last asked. */
	takeWaited(): Waited {
		const taken = this.#waited;
		this.#waited = { posts: [], asks: [] };
		return taken;
	}

	async end() {
		this.#isOver = true;
		await this.#all;
	}

	async #posting(url: string, { code, joinToken: token }: TestEvent) {
		const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
		const device = aNewId();
		for (let firstSeq = 1; !this.#isOver; firstSeq += 5) {
			const { status, ms } = await post(agent, { url: url + apiPath(code, '/letters'), token }, aBatch(5, { device, firstSeq }));
			// A server that is held up says that it is busy. Whoever posts has waited for that answer too.
			if (status !== 201 && status !== 503) throw new Error(`a post was answered with ${status}`);
			this.#waited.posts.push(ms);
			await rest(restMs);
		}
		agent.destroy();
	}

	async #asking(url: string, { code, organiserToken, joinToken }: TestEvent) {
		while (!this.#isOver) {
			for (const [path, token] of [
				['/tally', joinToken],
				['/letters?after=0&limit=20', organiserToken]
			] as const) {
				const askedAt = performance.now();
				await (await fetch(url + apiPath(code, path), { headers: headersOf(token) })).arrayBuffer();
				this.#waited.asks.push(performance.now() - askedAt);
			}
			await rest(restMs);
		}
	}
}
