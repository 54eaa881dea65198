/** Work that arrives while a commit is under way waits and shares the next commit, so that one flush to the disk serves many. */

export interface Gathering<Work, Result> {
	/** Gives the result once the commit is on disk. The promise rejects when this work alone could not be committed. */
	add(key: string, work: Work): Promise<Result>;
	/** Ends once everything that was added has its answer. */
	settled(): Promise<void>;
}

export interface GatheringSettings<Work, Result> {
	/** Commits a group of one key as a whole or not at all, and gives a result for each work in its order. */
	commit(key: string, group: Work[]): Promise<Result[]>;
	weightOf(work: Work): number;
	/** A group takes no further work beyond this weight. A single work may be heavier. */
	heaviest: number;
	/** How many groups of one key may be under way at a time. With two, one is put together while the other goes to the disk. */
	atOnce: number;
	/** Whether trying one by one is pointless, because the fault is not in the work. */
	isHopeless(fault: unknown): boolean;
}

interface Waiting<Work, Result> {
	work: Work;
	settle(result: Result): void;
	fail(fault: unknown): void;
}

/** Gives a gatherer with these settings. */
export function gathering<Work, Result>(settings: GatheringSettings<Work, Result>): Gathering<Work, Result> {
	const queues = new Map<string, { waiting: Waiting<Work, Result>[]; underWay: number }>();
	const running = new Set<Promise<void>>();
	return {
		add: (key, work) =>
			new Promise((settle, fail) => {
				const queue = queues.get(key) ?? { waiting: [], underWay: 0 };
				queues.set(key, queue);
				queue.waiting.push({ work, settle, fail });
				if (queue.underWay >= settings.atOnce) return;
				const run = drain(key, queue).finally(() => running.delete(run));
				running.add(run);
			}),
		async settled() {
			while (running.size > 0) await Promise.all(running);
		}
	};

	async function drain(key: string, queue: { waiting: Waiting<Work, Result>[]; underWay: number }) {
		queue.underWay += 1;
		while (queue.waiting.length > 0) {
			// Node reads what came in during the last commit only now.
			await new Promise(setImmediate);
			if (queue.waiting.length > 0) await commitGroup(settings, key, takeGroup(queue.waiting, settings));
		}
		queue.underWay -= 1;
		if (queue.underWay === 0) queues.delete(key);
	}
}

function takeGroup<W, R>(queue: Waiting<W, R>[], { weightOf, heaviest }: GatheringSettings<W, R>): Waiting<W, R>[] {
	let weight = 0;
	const end = queue.findIndex(({ work }, index) => (weight += weightOf(work)) > heaviest && index > 0);
	return queue.splice(0, end === -1 ? queue.length : end);
}

/** Commits a group. When the group fails, each work is tried alone, so that one bad batch never fails its neighbours. */
async function commitGroup<W, R>(settings: GatheringSettings<W, R>, key: string, group: Waiting<W, R>[]): Promise<void> {
	try {
		const works = group.map(({ work }) => work);
		const results = await settings.commit(key, works);
		group.forEach(({ settle }, index) => settle(results[index]!));
	} catch (fault) {
		if (group.length === 1 || settings.isHopeless(fault)) return group.forEach(({ fail }) => fail(fault));
		for (const each of group) await commitGroup(settings, key, [each]);
	}
}
