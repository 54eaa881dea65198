/** A store in a thread: this is the file that a worker runs. `threaded-store.ts` starts it. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openDatabase } from './open-database.ts';
import type { Keep } from './ops/keep.ts';
import { storeOver, type Store } from './store.ts';
import { verbs, type NameAt, type VerbName } from './verbs.ts';

export interface ThreadSettings {
	url: string;
	isForReading: boolean;
	setUpToken?: string;
	keep?: Keep;
}
/** One call of the store. Its arguments and its result are plain data. */
export interface ToStore {
	number: number;
	verb: ThreadVerb;
	values: unknown[];
}
/** What a thread can be asked. */
export type ThreadVerb = NameAt<'writing' | 'reading'> | 'close';
/** The first message of a thread. With it, the asking thread knows the verbs without loading them. */
export interface OpenedStore {
	engine: Store['engine'];
	places: Record<VerbName, 'writing' | 'reading' | 'here'>;
}
/** Number 0 says whether the database could be opened, and gives `OpenedStore`. */
export type FromStore = { number: number } & ({ result: unknown } | { fault: ToldFault });
export type ToldFault = Pick<Error, 'name' | 'message' | 'stack'> & { errcode?: unknown; code?: unknown };

if (parentPort) await open(parentPort, workerData as ThreadSettings);

async function open(port: MessagePort, { url, isForReading, ...settings }: ThreadSettings) {
	try {
		const store = storeOver(await openDatabase(url, { isForReading }), { now: () => Date.now(), ...settings });
		port.on('message', (asked: ToStore) => void answer(port, store, asked));
		const places = Object.fromEntries(Object.entries(verbs).map(([name, { place }]) => [name, place])) as OpenedStore['places'];
		const opened: OpenedStore = { engine: store.engine, places };
		port.postMessage({ number: 0, result: opened } satisfies FromStore);
	} catch (fault) {
		port.postMessage({ number: 0, fault: told(fault) } satisfies FromStore);
	}
}

async function answer(port: MessagePort, store: Store, { number, verb, values }: ToStore) {
	try {
		const call = store[verb] as (...values: unknown[]) => Promise<unknown>;
		port.postMessage({ number, result: await call(...values) } satisfies FromStore);
	} catch (fault) {
		port.postMessage({ number, fault: told(fault) } satisfies FromStore);
	}
	if (verb === 'close') port.close();
}

/** Copies what an error says, because an error that crosses threads loses what the engines added to it. */
function told(fault: unknown): ToldFault {
	const { name, message, stack, errcode, code } = fault as ToldFault;
	return { name, message, stack, errcode, code };
}
