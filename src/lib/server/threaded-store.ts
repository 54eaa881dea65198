/**
 * The store in a thread of its own, so that the thread which answers people never waits for a disk, nor a commit for a body that is
 * being read. With SQLite a second one reads, since its connection is busy while it commits; PostgreSQL has many.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { judgePost, type Batch } from './letters/judge-item.ts';
import { isPostgres } from './open-database.ts';
import type { ToStore, OpenedStore, ThreadSettings, ThreadVerb, FromStore } from './store-thread.ts';
import type { Store, StoreSettings } from './store.ts';
import type { Called, NameAt } from './verbs.ts';

/** What a thread is asked for. */
type Threaded = Pick<Called, NameAt<'writing' | 'reading'>>;
/** What serving needs; a set-up token is minted before. */
export type ServedStore = Threaded & Pick<Store, 'engine' | 'postLetters' | 'close'>;

export async function threadedStore(url: string, settings: Omit<StoreSettings, 'now'> = {}): Promise<ServedStore> {
	// Both at once, for starting takes time; nobody reads before the writer has made the tables.
	const threads = [false, ...(isPostgres(url) ? [] : [true])].map((isForReading) =>
		startThread({ url, isForReading, ...settings })
	);
	const [writer, reader = writer] = (await allOrNone(threads)) as [Thread, Thread?];
	return {
		...askedOf({ writing: writer, reading: reader }),
		engine: writer.opened.engine,
		// Looked at here, so that the thread which commits does nothing else, and only their bytes go over, not copied.
		postLetters(code, post) {
			const { batch, bytes } = inOneBuffer(judgePost(post));
			return writer.ask('postJudged', [code, batch], [bytes]) as ReturnType<Called['postJudged']>;
		},
		async close() {
			await Promise.all([...new Set([reader, writer])].map((thread) => thread.close()));
		}
	};
}

/** Each verb asks the thread that answers it. */
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
	/** `moved`: buffers that the thread has from then on. */
	ask(verb: ThreadVerb, values: unknown[], moved?: ArrayBuffer[]): Promise<unknown>;
	close(): Promise<void>;
}

interface Waiting {
	settle(result: unknown): void;
	fail(fault: Error): void;
}

/** The sealed bytes of a batch side by side, for small ones lie in pools that cannot be given away. */
function inOneBuffer({ device, judged }: Batch): { batch: Batch; bytes: ArrayBuffer } {
	const sizes = judged.map((each) => (each.kind === 'sound' ? each.sealed.length : 0));
	const all = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
	let from = 0;
	const laid = judged.map((each, at) => {
		if (each.kind === 'refused') return each;
		all.set(each.sealed, from);
		return { ...each, sealed: all.subarray(from, (from += sizes[at] ?? 0)) };
	});
	return { batch: { device, judged: laid }, bytes: all.buffer };
}

/** One file beside the built app, where the bundle of this one lies somewhere in `chunks`; else the source, as in a test. */
function threadFile(): URL {
	const built = ['../store/', '../../store/'].map((folder) => new URL(`${folder}store-thread.js`, import.meta.url));
	return built.find((file) => existsSync(file)) ?? new URL(import.meta.resolve('#lib/server/store-thread.ts'));
}

/** When one cannot open the database, the other lets go of it: the next request tries again with new ones. */
async function allOrNone(starting: Promise<Thread>[]): Promise<Thread[]> {
	const started = await Promise.allSettled(starting);
	const failed = started.find((each) => each.status === 'rejected');
	const threads = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
	if (!failed) return threads;
	await Promise.all(threads.map((thread) => thread.close()));
	throw failed.reason;
}

async function startThread(settings: ThreadSettings): Promise<Thread> {
	// Nothing listens to its errors: a thread that dies takes the server with it, which then starts anew with a sound one.
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
