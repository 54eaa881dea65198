/** Servers that are killed while devices post, and the book of every receipt they gave. */
import type { PostedItem } from '#lib/domain/wire.ts';
import { lyingOn, postTo } from './receipts.ts';
import type { BuiltServer } from './server.ts';
import { aPosted, type TestEvent } from './signed-event.ts';

export interface Siege {
	kills: number;
	receipts: number;
	/** Receipts whose item does not lie there, or lies there with another digest. */
	broken: string[];
	/** Items that lie there without a receipt: stored, but the answer was lost. The device sends them again. */
	unanswered: number;
	/** Sent at least once. */
	items: number;
}

interface Settings {
	event: TestEvent;
	/** Devices post to them in turns; the first is the one that is killed. */
	servers: BuiltServer[];
	kills: number;
	/** Milliseconds of load before each kill. */
	loadMs(): number;
	devices?: number;
	itemsInBatch?: number;
}

export async function besiege({ event, servers, kills, loadMs, devices = 6, itemsInBatch = 5 }: Settings): Promise<Siege> {
	const receipts = new Map<string, string>();
	const target = servers[0]!;
	let number = 0;
	let isOver = false;
	const device = async (index: number) => {
		while (!isOver) {
			const items = Array.from({ length: itemsInBatch }, () => aPosted(++number));
			await untilReceipted(
				items,
				() => postTo(servers[(index + number) % servers.length]!, event, items),
				receipts,
				() => isOver
			);
		}
	};
	const posting = Array.from({ length: devices }, (_, index) => device(index));
	for (let kill = 0; kill < kills; kill++) {
		await new Promise((settle) => setTimeout(settle, loadMs()));
		await target.kill();
		await target.start();
	}
	isOver = true;
	await Promise.all(posting);
	const lying = await lyingOn(target, event);
	const broken = [...receipts].filter(([id, digest]) => lying.get(id) !== digest).map(([id]) => id);
	return { kills, receipts: receipts.size, broken, unanswered: lying.size - receipts.size, items: number };
}

/** As a device does: the same items again until every one has its receipt. */
async function untilReceipted(
	items: PostedItem[],
	post: () => ReturnType<typeof postTo>,
	receipts: Map<string, string>,
	isOver: () => boolean
) {
	while (!isOver()) {
		for (const { id, digest, outcome } of (await post()) ?? [])
			if (outcome === 'stored' || outcome === 'known') receipts.set(id, digest);
		if (items.every(({ id }) => receipts.has(id))) return;
		await new Promise((settle) => setTimeout(settle, 20));
	}
}
