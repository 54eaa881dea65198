/** Clears away what nobody needs any more, in steps so small that others who write do not notice. */
import { tidyBounds } from '../asking/limits.ts';
import { clearDeleted } from '../events/delete-event.ts';
import { deleteOver } from '../events/delete-over.ts';
import { letGoOfCollected } from '../letters/let-go.ts';
import type { OpenDatabase } from '../schema.ts';
import { dayMs, type Keep } from './keep.ts';
import { pace, type Pace } from './pace.ts';
import { sureMs } from './sure-time.ts';

export interface Tidying {
	/** Does a little, and says whether there is more to do. */
	step(): Promise<boolean>;
}

export interface TidyingSettings {
	now: () => number;
	/** How long things are kept. When it is absent, nothing is deleted by time. */
	keep?: Keep;
	/** A clock that only runs forward, in milliseconds. */
	elapsedMs?: () => number;
}

/** Gives the steps of clearing away for an open database. A slow disk makes the steps smaller. */
export function tidying(
	{ db, giveBack, writeBack }: OpenDatabase,
	{ now, keep, elapsedMs = () => performance.now() }: TidyingSettings
): Tidying {
	const [rows, pages] = [pace({ ...tidyBounds.rows, elapsedMs }), pace({ ...tidyBounds.pages, elapsedMs })];
	const step = <T>(at: Pace, work: (amount: number) => Promise<T>) =>
		at.step(async (amount) => {
			const result = await work(amount);
			await writeBack?.();
			return result;
		});
	/** Deletes what was kept as long as the settings say, and says whether there was any. */
	const letGo = async ({ collectedDays, eventDays }: Keep) => {
		const sure = await sureMs(db, now());
		if (sure === undefined) return false;
		if (await deleteOver(db, { eventDays }, sure, now())) return true;
		if (collectedDays === undefined) return false;
		return step(rows, (amount) => letGoOfCollected(db, sure - collectedDays * dayMs, amount));
	};
	return {
		async step() {
			if (await step(rows, (amount) => clearDeleted(db, amount))) return true;
			if (keep && (await letGo(keep))) return true;
			return giveBack !== undefined && (await step(pages, giveBack)) > 0;
		}
	};
}
