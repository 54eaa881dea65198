/** Clearing away what nobody needs any more, in steps so small that whoever writes in between does not notice. */
import { tidyBounds } from '../asking/limits.ts';
import { clearDeleted } from '../events/delete-event.ts';
import type { OpenDatabase } from '../schema.ts';
import { pace, type Pace } from './pace.ts';

export interface Tidying {
	/** Does a little; whether there is more to do. */
	step(): Promise<boolean>;
}

export function tidying({ db, giveBack, writeBack }: OpenDatabase, elapsedMs = () => performance.now()): Tidying {
	const [rows, pages] = [pace({ ...tidyBounds.rows, elapsedMs }), pace({ ...tidyBounds.pages, elapsedMs })];
	const step = <T>(at: Pace, work: (amount: number) => Promise<T>) =>
		at.step(async (amount) => {
			const result = await work(amount);
			await writeBack?.();
			return result;
		});
	return {
		async step() {
			if (await step(rows, (amount) => clearDeleted(db, amount))) return true;
			return giveBack !== undefined && (await step(pages, giveBack)) > 0;
		}
	};
}
