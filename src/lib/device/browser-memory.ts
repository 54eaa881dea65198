/** Looks for the signs by which a browser shows whether it keeps what is stored in it. No cookie is used for it: there is none. */
import type { Clock } from '#lib/domain/clock.ts';
import { hasOutlived, judgeMemory, type BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import { inTime, orNothing } from '#lib/domain/in-time.ts';
import { judgedNote } from './noted-memory.ts';
import type { Notes } from './notes.ts';

type Storage = Partial<Pick<StorageManager, 'persisted' | 'estimate' | 'getDirectory'>>;
type Locks = Pick<LockManager, 'query' | 'request'>;

export interface MemoryParts {
	notes: Notes;
	clock: Clock;
	storage?: Storage;
	/** Absent in old browsers: then nothing is known of other windows, and nothing is taken to have outlived them. */
	locks?: Locks;
	/** The browser dropped this very page to save memory, and nothing else was closed. */
	wasDiscarded?: boolean;
	isFirefox?: boolean;
	/** The most memory a script of this browser may take, where it tells. */
	heapBytes?: number;
}

const seenNote = 'writing-table/seen';
const outlivedNote = 'writing-table/outlived';
const pageLock = 'writing-table/page';
const patienceMs = 3_000;

/** Looks again at everything that shows it. An answer that does not come in time is no sign of anything. */
export async function lookAtMemory(parts: MemoryParts): Promise<BrowserMemory> {
	const { storage = {}, clock, notes, isFirefox = false } = parts;
	const [isPromised, isPrivate] = await Promise.all([
		orNothing(clock, patienceMs, () => storage.persisted?.()),
		isPrivateWindow(parts)
	]);
	const memory = judgeMemory({
		isPromised: isPromised ?? false,
		isPromiseGood: !isFirefox,
		isPrivate,
		hasOutlived: notes.read(outlivedNote) !== undefined
	});
	if (memory === 'keeps') notes.write(judgedNote, 'yes');
	else notes.forget(judgedNote);
	return memory;
}

/** Firefox and Safari refuse the file system of a page in private windows; older Chromium gives less room than memory there. */
async function isPrivateWindow({ storage = {}, clock, heapBytes }: MemoryParts): Promise<boolean> {
	const [directory, estimate] = await Promise.all([
		inTime(clock, patienceMs, () => storage.getDirectory?.()),
		orNothing(clock, patienceMs, () => storage.estimate?.())
	]);
	const quotaBytes = estimate?.quota;
	const isCramped = heapBytes !== undefined && quotaBytes !== undefined && quotaBytes < 2 * heapBytes;
	return directory.kind === 'failed' || isCramped;
}

/**
 * Notes from now on that a page of the app is open, for the start of the next one; and whether what lies here has outlived a time
 * without any. What it gives ends that.
 */
export async function beHere({ notes, clock, locks, wasDiscarded = false }: MemoryParts): Promise<() => void> {
	const seenAtMs = Number(notes.read(seenNote) ?? Number.NaN);
	const isAlone = !wasDiscarded && (await isOnlyPage(locks, clock));
	if (isAlone && hasOutlived(seenAtMs, clock.nowMs())) notes.write(outlivedNote, 'yes');
	const leaving = new AbortController();
	// Held as long as the page lives, a frozen one too.
	void locks?.request(pageLock, { mode: 'shared' }, () => until(leaving.signal)).catch(() => undefined);
	let cancel = () => {};
	const note = () => {
		notes.write(seenNote, String(clock.nowMs()));
		cancel = clock.after(60_000, note);
	};
	note();
	return () => (cancel(), leaving.abort());
}

async function isOnlyPage(locks: Locks | undefined, clock: Clock): Promise<boolean> {
	const known = await orNothing(clock, patienceMs, () => locks?.query());
	return known !== undefined && !known.held?.some(({ name }) => name === pageLock);
}

const until = (signal: AbortSignal) => new Promise<void>((settle) => signal.addEventListener('abort', () => settle()));
