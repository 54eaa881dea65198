/** Looks for signs that show whether a browser keeps what is stored in it. It uses no cookie. */
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
	/** Absent in old browsers. Then other windows are not known, and nothing counts as having outlived them. */
	locks?: Locks;
	/** True when the browser dropped this page to save memory, so that nothing else was closed. */
	wasDiscarded?: boolean;
	isFirefox?: boolean;
	/** The most memory that a script may take, when the browser tells. */
	heapBytes?: number;
}

const seenNote = 'writing-table/seen';
const outlivedNote = 'writing-table/outlived';
const pageLock = 'writing-table/page';
const patienceMs = 3_000;

/** Looks at all signs again, and notes and gives the result. An answer that does not come in time counts as no sign. */
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

/** True for a private window. There Firefox and Safari refuse a page its file system, and older Chromium gives little room. */
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
 * Notes from now on that a page of the app is open, for the next page that starts. It also notes when the stored notes have outlived a
 * time without an open page. Call the function it gives to stop.
 */
export async function beHere({ notes, clock, locks, wasDiscarded = false }: MemoryParts): Promise<() => void> {
	const seenAtMs = Number(notes.read(seenNote) ?? Number.NaN);
	const isAlone = !wasDiscarded && (await isOnlyPage(locks, clock));
	if (isAlone && hasOutlived(seenAtMs, clock.nowMs())) notes.write(outlivedNote, 'yes');
	const leaving = new AbortController();
	// The lock is held as long as the page lives, also while it is frozen.
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
