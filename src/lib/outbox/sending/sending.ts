/** The steps of sending an outbox: it says what to do next after what has happened. Pure. `drain.ts` carries the steps out. */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { EntryMark } from '#lib/device/outbox-entries.ts';
import type { Judgement } from './judge.ts';
import { isSlow, lineAfter, lineAfterFailure, unknownLine, type Line } from './line.ts';
import { jsonBytes, nextBatch } from './retry.ts';

export interface Sending {
	/** The most items in a batch. It is set after a batch was too large. */
	maxItems?: number;
	/** The entries that were listed and are not yet part of a batch. */
	rest: OutboxEntry[];
	line: Line;
	/** How many items no longer wait after an answer in this sending. */
	done: number;
	todo:
		| { kind: 'list' }
		/**
		 * While `batch` is on its way, the marks of the batch before are stored (`before`), and the batch that probably comes next is
		 * made ready (`following`). A device that is killed meanwhile sends the batch before again, and gets the same receipts.
		 */
		| { kind: 'send'; batch: OutboxEntry[]; before?: Noting; following: OutboxEntry[] }
		/** This must be stored before anything else happens. */
		| { kind: 'note'; what: Noting; state: DrainState }
		| { kind: 'end'; state: DrainState };
}
/** What must be stored after an answer: what became of each item. */
export interface Noting {
	marks: EntryMark[];
}

export type Happened =
	| { kind: 'listed'; waiting: OutboxEntry[] }
	| { kind: 'judged'; judgement: Judgement; /** The bytes of the body and how long its answer took. */ sent: SentBody }
	| { kind: 'noted'; state: DrainState };

export interface SentBody {
	bytes: number;
	tookMs: number;
}

/** Gives the first state of a sending. Its `todo` is to list what waits. `line` is what the last sending knew about the line. */
export const toBegin = (line: Line = unknownLine): Sending => ({ rest: [], line, done: 0, todo: { kind: 'list' } });

/** Gives the progress in items when the line is so slow that a person should see it, and otherwise `undefined`. */
export function progressOf({ line, done, rest, todo }: Sending): { done: number; total: number } | undefined {
	const toGo = [...(todo.kind === 'send' ? todo.batch : []), ...rest];
	const bytes = toGo.reduce((sum, entry) => sum + jsonBytes(entry), 0);
	return isSlow(line, bytes) ? { done, total: done + toGo.length } : undefined;
}

/** Gives the state after `happened`. Its `todo` is what to do next. */
export function next(sending: Sending, happened: Happened): Sending {
	switch (happened.kind) {
		case 'listed':
			return happened.waiting.length > 0
				? sendFirstOf(sending, happened.waiting)
				: { ...sending, todo: { kind: 'end', state: { kind: 'idle' } } };
		case 'judged':
			return afterAnswer(sending, happened.judgement, happened.sent);
		case 'noted':
			// The next list finds what was handed in meanwhile and what must be tried again.
			return { ...sending, todo: happened.state.kind === 'sending' ? { kind: 'list' } : { kind: 'end', state: happened.state } };
	}
}

function afterAnswer(before: Sending, judgement: Judgement, { bytes, tookMs }: SentBody): Sending {
	const { marks, state, maxItems = before.maxItems } = judgement;
	const isUnheard = state.kind === 'waiting' && state.because === 'unreachable';
	const line = isUnheard ? lineAfterFailure(before.line) : bytes > 0 ? lineAfter(bytes, tookMs) : before.line;
	const sending: Sending = {
		...before,
		maxItems,
		line,
		done: before.done + marks.filter(({ kind }) => kind !== 'waiting').length
	};
	const what = { marks };
	if (state.kind === 'sending' && sending.rest.length > 0) return sendFirstOf(sending, sending.rest, what);
	return { ...sending, todo: { kind: 'note', what, state } };
}

function sendFirstOf(sending: Sending, waiting: OutboxEntry[], before?: Noting): Sending {
	const { maxItems, line } = sending;
	const batch = nextBatch(waiting, maxItems, line.maxBytes);
	const taken = new Set(batch);
	const rest = waiting.filter((entry) => !taken.has(entry));
	return { ...sending, rest, todo: { kind: 'send', batch, before, following: nextBatch(rest, maxItems, line.maxBytes) } };
}
