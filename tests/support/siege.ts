/** Kills servers while devices post, and keeps a book of every receipt that they gave. */
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import { until } from './patience.ts';
import { lyingOn, postTo } from './receipts.ts';
import { sendAgain } from './send-again.ts';
import type { BuiltServer } from './server.ts';
import { aPosted, type TestEvent } from './signed-event.ts';

export interface Siege {
	kills: number;
	receipts: number;
	/** Receipts whose item is missing, or has another digest. */
	broken: string[];
	/** Items without a receipt: they were stored, but the answer was lost. The device sends them again. */
	unanswered: number;
	/** Items that were sent at least once. */
	items: number;
	/** How many items with a receipt were sent again, because a restored backup did not hold them. */
	sentAgain: number;
}

/** `restored`: the server has an older state now, and devices ask it what it holds. */
export type Struck = 'restored' | undefined;

interface Settings {
	event: TestEvent;
	/** Devices post to these servers in turns. The first one is killed. */
	servers: BuiltServer[];
	kills: number;
	/** Milliseconds of load before each kill. */
	loadMs(): number;
	/** How many more receipts must be given before a kill. It is for a test that may run where little is done in a moment. */
	leastReceipts?: number;
	devices?: number;
	itemsInBatch?: number;
	/** What happens to the servers each time. They are killed and started again unless a test names something else. */
	strike?: (kill: number) => Promise<Struck | void>;
	/** Digest by id. When a siege goes on with an earlier one, the earlier receipts are in it. */
	receipts?: Map<string, string>;
	/** Every item of this siege has a number above this one. */
	firstNumber?: number;
	isAborted?: () => boolean;
	/** `items`: how many were sent at least once by then. */
	onKill?: (kills: number, items: number) => void;
}

export async function besiege(settings: Settings): Promise<Siege> {
	const { event, servers, devices = 6, itemsInBatch = 5, receipts = new Map<string, string>(), firstNumber = 0 } = settings;
	let number = firstNumber;
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
	let again = Promise.resolve(0);
	const onRestored = () => (again = again.then(async (sent) => sent + (await sendAgain(servers[0]!, event, receipts))));
	const kills = await strikeAll({ ...settings, receipts, onRestored }, () => number).finally(() => (isOver = true));
	await Promise.all(posting);
	const sentAgain = await again;
	const lying = await lyingOn(servers[0]!, event);
	return {
		kills,
		receipts: receipts.size,
		broken: brokenOnes(receipts, lying),
		unanswered: lying.size - receipts.size,
		items: number,
		sentAgain
	};
}

type Striking = Settings & { receipts: Map<string, string>; onRestored: () => unknown };

/** Gives the number of kills. */
async function strikeAll(
	{
		servers,
		kills,
		loadMs,
		leastReceipts = 0,
		receipts,
		strike = killAndStart(servers[0]!),
		isAborted,
		onKill,
		onRestored
	}: Striking,
	items: () => number
): Promise<number> {
	for (let kill = 1; kill <= kills; kill++) {
		if (isAborted?.()) return kill - 1;
		const due = receipts.size + leastReceipts;
		await new Promise((settle) => setTimeout(settle, loadMs()));
		await until(
			() => receipts.size >= due,
			20,
			() => `${receipts.size} receipts of ${due}`
		);
		if ((await strike(kill)) === 'restored') onRestored();
		onKill?.(kill, items());
	}
	return kills;
}

const killAndStart = (server: BuiltServer) => async () => {
	await server.kill();
	await server.start();
};

const brokenOnes = (receipts: Map<string, string>, lying: Map<string, string>) =>
	[...receipts].filter(([id, digest]) => lying.get(id) !== digest).map(([id]) => id);

/** Does what a device does: it sends the same items again until every one has its receipt. */
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

export interface Sameness {
	letters: number;
	posts: number;
	/**
	 * Letters with a wrong number of receipts, with unequal receipts, or with not exactly one receipt that says it was stored.
	 */
	unequal: string[];
	/** Letters that are not stored exactly as they were sent. */
	missing: string[];
}

/** Sends each letter in so many posts at once, over all servers. There must be one row, and as many equal receipts. */
export async function postManyTimes(
	servers: BuiltServer[],
	event: TestEvent,
	letters: PostedItem[],
	times = 50
): Promise<Sameness> {
	const unequal: string[] = [];
	for (const letter of letters) {
		// Each letter has its own device, because one device may ask only six thousand times a minute.
		const post = (index: number) => postTo(servers[index % servers.length]!, event, [letter], letter.id);
		const posts = Array.from({ length: times }, (_, index) => post(index));
		const receipts = (await Promise.all(posts)).flatMap((each) => each ?? []);
		const isEqual = receipts.every(({ id, digest }) => id === letter.id && digest === letter.digest);
		const stored = receipts.filter(({ outcome }) => outcome === 'stored').length;
		const known = receipts.filter(({ outcome }) => outcome === 'known').length;
		if (!isEqual || stored !== 1 || known !== times - 1) unequal.push(letter.id);
	}
	// This throws when an item is there twice.
	const lying = await lyingOn(servers[0]!, event);
	const missing = letters.filter(({ id, digest }) => lying.get(id) !== digest).map(({ id }) => id);
	return { letters: letters.length, posts: letters.length * times, unequal, missing };
}
