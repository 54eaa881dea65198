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
const minuteMs = 60_000;

/** Looks at all signs again, and notes and gives the result. An answer that does not come in time counts as no sign. */
export const lookAtMemory = async (parts: MemoryParts): Promise<BrowserMemory> => (await look(parts)).memory;

/**
 * Looks at once, and again every minute as long as an answer came too late: a device that was busy when the page opened may have
 * promised to keep everything. It never fails. Call the function it gives to stop.
 */
export function followMemory(parts: MemoryParts, tell: (memory: BrowserMemory) => void): () => void {
	let isOver = false;
	let cancel = () => {};
	const round = async () => {
		const { memory, isLate } = await look(parts);
		if (isOver) return;
		tell(memory);
		if (isLate) cancel = parts.clock.after(minuteMs, () => void round());
	};
	void round();
	return () => {
		isOver = true;
		cancel();
	};
}

async function look(parts: MemoryParts): Promise<{ memory: BrowserMemory; isLate: boolean }> {
	const { storage = {}, clock, notes, isFirefox = false } = parts;
	const [promised, privacy] = await Promise.all([inTime(clock, patienceMs, () => storage.persisted?.()), lookForPrivacy(parts)]);
	const memory = judgeMemory({
		isPromised: promised.kind === 'done' && promised.value === true,
		isPromiseGood: !isFirefox,
		isPrivate: privacy.isPrivate,
		hasOutlived: notes.read(outlivedNote) !== undefined
	});
	if (memory === 'keeps') notes.write(judgedNote, 'yes');
	else notes.forget(judgedNote);
	return { memory, isLate: promised.kind === 'late' || privacy.isLate };
}

/** Looks for a private window. There Firefox and Safari refuse a page its file system, and older Chromium gives little room. */
async function lookForPrivacy({ storage = {}, clock, heapBytes }: MemoryParts): Promise<{ isPrivate: boolean; isLate: boolean }> {
	const [directory, estimate] = await Promise.all([
		inTime(clock, patienceMs, () => storage.getDirectory?.()),
		inTime(clock, patienceMs, () => storage.estimate?.())
	]);
	const quotaBytes = estimate.kind === 'done' ? estimate.value?.quota : undefined;
	const isCramped = heapBytes !== undefined && quotaBytes !== undefined && quotaBytes < 2 * heapBytes;
	const isLate = directory.kind === 'late' || estimate.kind === 'late';
	return { isPrivate: directory.kind === 'failed' || isCramped, isLate };
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
		cancel = clock.after(minuteMs, note);
	};
	note();
	return () => (cancel(), leaving.abort());
}

async function isOnlyPage(locks: Locks | undefined, clock: Clock): Promise<boolean> {
	const known = await orNothing(clock, patienceMs, () => locks?.query());
	return known !== undefined && !known.held?.some(({ name }) => name === pageLock);
}

const until = (signal: AbortSignal) => new Promise<void>((settle) => signal.addEventListener('abort', () => settle()));
