/** Waiting that always ends (I19): promises, permissions, cameras, servers and disks may never answer. */
import type { Clock } from './clock.ts';

type After = Pick<Clock, 'after'>;
export type InTime<T> =
	| { kind: 'done'; value: T }
	/** It threw or was rejected. */
	| { kind: 'failed'; failure: unknown }
	/** It has not answered yet. It may still go on, and its answer is heard by nobody. */
	| { kind: 'late' };

/** How `work` ended, at the latest after `ms`. Never rejects. */
export function inTime<T>(clock: After, ms: number, work: () => PromiseLike<T> | T): Promise<InTime<T>> {
	return new Promise((settle) => {
		const cancel = clock.after(ms, () => settle({ kind: 'late' }));
		const end = (outcome: InTime<T>) => (cancel(), settle(outcome));
		const done = (value: T) => end({ kind: 'done', value });
		const failed = (failure: unknown) => end({ kind: 'failed', failure });
		new Promise<T>((answer) => answer(work())).then(done, failed);
	});
}

/** What `work` gives, or `undefined` when it fails or is late. Use it for what the app can do without. */
export async function orNothing<T>(clock: After, ms: number, work: () => PromiseLike<T> | T): Promise<T | undefined> {
	const ended = await inTime(clock, ms, work);
	return ended.kind === 'done' ? ended.value : undefined;
}
