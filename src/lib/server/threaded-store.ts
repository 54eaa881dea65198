/**
 * Runs the store in a thread of its own. So the thread that answers people never waits for a disk, and no commit waits for a body
 * that is being read. With SQLite a second thread reads, because the connection is busy while it commits. PostgreSQL has many
 * connections and needs no second thread.
 */
import { Worker } from 'node:worker_threads';
import { judgePost, type Batch } from './letters/judge-item.ts';
import { isPostgres } from './open-database.ts';
import type { ToStore, OpenedStore, ThreadSettings, ThreadVerb, FromStore } from './store-thread.ts';
import type { Store, StoreSettings } from './store.ts';
import { threadFile } from './thread-file.ts';
import type { Called, NameAt } from './verbs.ts';

/** What a thread is asked for. */
type Threaded = Pick<Called, NameAt<'writing' | 'reading'>>;
/** What serving needs. The set-up token is minted before the threads start. */
export type ServedStore = Threaded & Pick<Store, 'engine' | 'postLetters' | 'close'>;

/**
 * Starts the threads over the database at this address and gives the store. The promise rejects when one of them cannot open the
 * database.
 */
export async function threadedStore(url: string, settings: Omit<StoreSettings, 'now'> = {}): Promise<ServedStore> {
	// Both threads start at once, because starting takes time. Nobody reads before the writer has made the tables.
	const threads = [false, ...(isPostgres(url) ? [] : [true])].map((isForReading) =>
		startThread({ url, isForReading, ...settings })
	);
	const [writer, reader = writer] = (await allOrNone(threads)) as [Thread, Thread?];
	return {
		...askedOf({ writing: writer, reading: reader }),
		engine: writer.opened.engine,
		// The items are judged in this thread, so that the thread that commits does nothing else. Only their bytes go over, and
		// they are moved, not copied.
		postLetters(code, post, channel) {
			const { batch, bytes } = inOneBuffer(judgePost(post, channel));
			return writer.ask('postJudged', [code, batch], [bytes]) as ReturnType<Called['postJudged']>;
		},
		async close() {
			await Promise.all([...new Set([reader, writer])].map((thread) => thread.close()));
		}
	};
}

/** Gives the store's calls: each verb asks the thread that answers it. */
function askedOf(threads: { writing: Thread; reading: Thread }): Threaded {
	const verbs = Object.entries(threads.writing.opened.places) as [keyof Threaded, 'writing' | 'reading' | 'here'][];
	return Object.fromEntries(
		verbs.flatMap(([verb, place]) =>
			place === 'here' ? [] : [[verb, (...values: unknown[]) => threads[place].ask(verb, values)]]
		)
	) as unknown as Threaded;
}

interface Thread {
	opened: OpenedStore;
	/** `moved`: buffers that belong to the thread from then on. */
	ask(verb: ThreadVerb, values: unknown[], moved?: ArrayBuffer[]): Promise<unknown>;
	close(): Promise<void>;
}

interface Waiting {
	settle(result: unknown): void;
	fail(fault: Error): void;
}

/** Puts the sealed bytes of a batch into one buffer, because small buffers share a pool that cannot be given away. */
function inOneBuffer({ judged, ...came }: Batch): { batch: Batch; bytes: ArrayBuffer } {
	const sizes = judged.map((each) => (each.kind === 'sound' ? each.sealed.length : 0));
	const all = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
	let from = 0;
	const laid = judged.map((each, at) => {
		if (each.kind === 'refused') return each;
		all.set(each.sealed, from);
		return { ...each, sealed: all.subarray(from, (from += sizes[at] ?? 0)) };
	});
	return { batch: { ...came, judged: laid }, bytes: all.buffer };
}

/**
 * Gives all threads or none. When one cannot open the database, the other is closed, and the next request tries again with new
 * ones.
 */
async function allOrNone(starting: Promise<Thread>[]): Promise<Thread[]> {
	const started = await Promise.allSettled(starting);
	const failed = started.find((each) => each.status === 'rejected');
	const threads = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
	if (!failed) return threads;
	await Promise.all(threads.map((thread) => thread.close()));
	throw failed.reason;
}

async function startThread(settings: ThreadSettings): Promise<Thread> {
	// Nothing listens to the worker's errors. A thread that dies ends the server, which then starts again with a sound one.
	const worker = new Worker(threadFile(), { workerData: settings });
	const waiting = new Map<number, Waiting>();
	worker.on('message', (told: FromStore) => {
		const { settle, fail } = waiting.get(told.number)!;
		waiting.delete(told.number);
		if ('fault' in told) fail(Object.assign(new Error(told.fault.message), told.fault));
		else settle(told.result);
	});
	const closed = new Promise<void>((settle) => worker.once('exit', () => settle()));
	let asked = 0;
	const ask = (verb: ThreadVerb, values: unknown[], moved: ArrayBuffer[] = []) =>
		new Promise<unknown>((settle, fail) => {
			waiting.set(++asked, { settle, fail });
			worker.postMessage({ number: asked, verb, values } satisfies ToStore, moved);
		});
	const opened = await new Promise<unknown>((settle, fail) => waiting.set(0, { settle, fail }));
	return { opened: opened as OpenedStore, ask, close: () => ask('close', []).then(() => closed) };
}
