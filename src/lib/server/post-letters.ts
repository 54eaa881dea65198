/** Takes batches of sealed items. Batches of one event that arrive together are stored together and answered after one commit. */
import type { Post, PostAnswer } from '#lib/domain/wire.ts';
import { gathering } from './gathering.ts';
import { judgeItem } from './judge-item.ts';
import { groupBounds } from './limits.ts';
import { isoMoment } from './moments.ts';
import type { Database } from './schema.ts';
import { storageFault } from './storage-fault.ts';
import { storeGroup, type Batch } from './store-group.ts';

export type PostOutcome = { kind: 'answered'; answer: PostAnswer; stored: number } | { kind: 'unknown-event' };

export interface LetterBox {
	post(code: string, post: Post): Promise<PostOutcome>;
	/** Once every batch taken in has been answered. */
	settled(): Promise<void>;
}

export function letterBox(db: Database, now: () => number): LetterBox {
	const together = gathering<Batch, PostOutcome>({
		commit: (code, group) => storeTogether(db, code, group, now()),
		weightOf: ({ judged }) => judged.reduce((sum, each) => sum + (each.kind === 'sound' ? each.sealed.length : 0), 0),
		heaviest: groupBounds.sealedBytes,
		isHopeless: (fault) => storageFault(fault) === 'busy'
	});
	return {
		post: (code, { device, items }) => together.add(code, { device, judged: items.map(judgeItem) }),
		settled: () => together.settled()
	};
}

async function storeTogether(db: Database, code: string, group: Batch[], nowMs: number): Promise<PostOutcome[]> {
	const answers = await db.transaction().execute((turn) => storeGroup(turn, code, group, nowMs));
	if (!answers) return group.map(() => ({ kind: 'unknown-event' }));
	return answers.map((receipts) => ({
		kind: 'answered',
		answer: { receipts, serverTime: isoMoment(nowMs) },
		stored: receipts.filter(({ outcome }) => outcome === 'stored').length
	}));
}
