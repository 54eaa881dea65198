/** Sending an outbox, step by step: what has happened, and so what is to be done next. Pure; `drain.ts` does it. */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Judgement } from './judge.ts';
import { nextBatch } from './plan.ts';

export interface Sending {
	/** A batch that was too large makes the next ones smaller. */
	maxItems?: number;
	todo:
		| { kind: 'list' }
		| { kind: 'send'; batch: OutboxEntry[] }
		/** Written down before anything else is sent. */
		| { kind: 'note'; judgement: Judgement }
		| { kind: 'end'; state: DrainState };
}
export type Happened =
	{ kind: 'listed'; waiting: OutboxEntry[] } | { kind: 'judged'; judgement: Judgement } | { kind: 'noted'; state: DrainState };

export const toBegin: Sending = { todo: { kind: 'list' } };

export function next({ maxItems }: Sending, happened: Happened): Sending {
	switch (happened.kind) {
		case 'listed': {
			const batch = nextBatch(happened.waiting, maxItems);
			return { maxItems, todo: batch.length > 0 ? { kind: 'send', batch } : { kind: 'end', state: { kind: 'idle' } } };
		}
		case 'judged': {
			const { judgement } = happened;
			return { maxItems: judgement.maxItems ?? maxItems, todo: { kind: 'note', judgement } };
		}
		case 'noted':
			return { maxItems, todo: happened.state.kind === 'sending' ? { kind: 'list' } : { kind: 'end', state: happened.state } };
	}
}
