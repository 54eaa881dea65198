/** Sending an outbox, step by step: what has happened, and so what is to be done next. Pure; `drain.ts` does it. */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { EntryMark } from '#lib/device/outbox-entries.ts';
import type { Judgement } from './judge.ts';
import { nextBatch } from './retry.ts';

export interface Sending {
	/** A batch that was too large makes the next ones smaller. */
	maxItems?: number;
	/** Listed, and not yet part of a batch. */
	rest: OutboxEntry[];
	/** The server said what time it is, so that what has lain for seven days was let go of. */
	hasTidied?: true;
	todo:
		| { kind: 'list' }
		/**
		 * While it is on its way, what came of the batch before is written down (`before`), and what comes after it if all goes well is
		 * made ready. A device that is killed meanwhile sends the batch before again, and gets the same receipts.
		 */
		| { kind: 'send'; batch: OutboxEntry[]; before?: Noting; following: OutboxEntry[] }
		/** Nothing goes on before this is written down. */
		| { kind: 'note'; what: Noting; state: DrainState }
		| { kind: 'end'; state: DrainState };
}
/** What an answer leaves to write down: what became of each item, and, once, the server's moment to let go by. */
export interface Noting {
	marks: EntryMark[];
	letGoBy?: string;
}

export type Happened =
	{ kind: 'listed'; waiting: OutboxEntry[] } | { kind: 'judged'; judgement: Judgement } | { kind: 'noted'; state: DrainState };

export const toBegin: Sending = { rest: [], todo: { kind: 'list' } };

export function next(sending: Sending, happened: Happened): Sending {
	switch (happened.kind) {
		case 'listed':
			return happened.waiting.length > 0
				? sendFirstOf(sending, happened.waiting)
				: { ...sending, todo: { kind: 'end', state: { kind: 'idle' } } };
		case 'judged':
			return afterAnswer(sending, happened.judgement);
		case 'noted':
			// What was handed in meanwhile, and what is to be tried again, is found once the rest has gone.
			return { ...sending, todo: happened.state.kind === 'sending' ? { kind: 'list' } : { kind: 'end', state: happened.state } };
	}
}

function afterAnswer(before: Sending, { marks, state, serverTime, maxItems = before.maxItems }: Judgement): Sending {
	const letGoBy = before.hasTidied ? undefined : serverTime;
	const sending: Sending = { ...before, maxItems, ...(serverTime ? { hasTidied: true } : {}) };
	const what = { marks, letGoBy };
	if (state.kind === 'sending' && sending.rest.length > 0) return sendFirstOf(sending, sending.rest, what);
	return { ...sending, todo: { kind: 'note', what, state } };
}

function sendFirstOf(sending: Sending, waiting: OutboxEntry[], before?: Noting): Sending {
	const batch = nextBatch(waiting, sending.maxItems);
	const taken = new Set(batch);
	const rest = waiting.filter((entry) => !taken.has(entry));
	return { ...sending, rest, todo: { kind: 'send', batch, before, following: nextBatch(rest, sending.maxItems) } };
}
