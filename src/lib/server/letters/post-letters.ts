/**
 * Takes batches of sealed items. Batches of one event that arrive together are stored together and answered after one commit.
 */
import type { PostAnswer } from '#lib/domain/wire/wire.ts';
import { gathering } from './gathering.ts';
import { listedDevices } from '../devices/devices.ts';
import { itemInserter } from './insert-items.ts';
import type { Batch, Judged } from './judge-item.ts';
import { groupBounds } from '../asking/limits.ts';
import { isoMoment } from '../moments.ts';
import type { SqlDatabase } from '../schema.ts';
import { storageFault } from '../storage-fault.ts';
import { storeGroup, type Surroundings } from './store-group.ts';

type PostOutcome = { kind: 'answered'; answer: PostAnswer; stored: number } | { kind: 'unknown-event' };

export interface LetterBox {
	post(code: string, batch: Batch): Promise<PostOutcome>;
	/** Ends once every batch that was taken in has its answer. */
	settled(): Promise<void>;
}

/** Gives the box into which the batches of all events are posted. */
export function letterBox(db: SqlDatabase, now: () => number): LetterBox {
	const [listed, insertItems] = [listedDevices(), itemInserter()];
	const together = gathering<Batch, PostOutcome>({
		commit: (code, group) => storeTogether(db, code, group, { nowMs: now(), listed, insertItems }),
		// The weight is the share of the heaviest group, by number or by bytes.
		weightOf: ({ judged }) => Math.max(judged.length / groupBounds.items, sealedBytesOf(judged) / groupBounds.sealedBytes),
		heaviest: 1,
		atOnce: 2,
		isHopeless: (fault) => storageFault(fault) === 'busy'
	});
	return {
		post: (code, batch) => together.add(code, batch),
		settled: () => together.settled()
	};
}

const sealedBytesOf = (judged: Judged[]) =>
	judged.reduce((sum, each) => sum + (each.kind === 'sound' ? each.sealed.length : 0), 0);

async function storeTogether(db: SqlDatabase, code: string, group: Batch[], around: Surroundings): Promise<PostOutcome[]> {
	const answers = await db.transaction().execute((turn) => storeGroup(turn, code, group, around));
	if (!answers) return group.map(() => ({ kind: 'unknown-event' }));
	return answers.map((receipts) => ({
		kind: 'answered',
		answer: { receipts, serverTime: isoMoment(around.nowMs) },
		stored: receipts.filter(({ outcome }) => outcome === 'stored').length
	}));
}
