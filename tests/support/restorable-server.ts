/** A server in memory that can be put back to a backup, and an organiser's device that asks it. */
import { collectOnce } from '#lib/desk/collect-once.ts';
import { saveOrganiser } from '#lib/device/organisers.ts';
import type { Fact } from '#lib/domain/facts/fact.ts';
import type { FeedItem } from '#lib/domain/wire/feed.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import type { Net } from '#lib/net/ask.ts';
import { aDatabase, HandTurnedClock, ours, receiptOf, serverTime } from './device.ts';
import { aMomentMs, code, random } from './people.ts';
import { aDevice, aPosted } from './signed-event.ts';

/** What one server knows. A backup is a copy of it. */
export interface Shelf {
	items: FeedItem[];
	facts: { n: number; number: number; fact: Fact }[];
}

/** A server in memory that numbers items, gives pages and takes what is passed on, as the real one does. */
export function aRestorableServer() {
	const shelf: Shelf = { items: [], facts: [] };
	const asked: string[] = [];
	const store = (posted: PostedItem) => {
		const known = shelf.items.some(({ id }) => id === posted.id);
		if (!known) shelf.items.push({ ...posted, n: shelf.items.length + 1, device: aDevice, receivedAt: serverTime });
		return receiptOf(posted, { outcome: known ? 'known' : 'stored' });
	};
	const keep = (fact: Fact) => {
		if (!shelf.facts.some((each) => each.fact.id === fact.id))
			shelf.facts.push({ n: shelf.facts.length + 1, number: shelf.facts.length + 1, fact });
		return { id: fact.id, outcome: 'known' as const, number: shelf.facts.find((each) => each.fact.id === fact.id)!.number };
	};
	const heldOf = (asked: { id: string; digest: string }[]) =>
		asked
			.filter(({ id, digest }) => shelf.items.some((each) => each.id === id && each.digest === digest))
			.map(({ id }) => ({ id }));
	const net: Net = (path, { method, body }) => {
		asked.push(`${method} ${path}`);
		const url = new URL(path, 'http://server');
		const after = Number(url.searchParams.get('after'));
		const sent = JSON.parse(String(body ?? '{}')) as { items?: PostedItem[]; ids?: string[]; facts?: Fact[] };
		const answer = () => {
			if (url.pathname.endsWith('/held')) return ours(200, { held: heldOf(sent.items!), received: 0, serverTime });
			if (method === 'POST' && sent.items) return ours(201, { receipts: sent.items.map(store), serverTime });
			if (method === 'POST' && sent.facts) return ours(201, { receipts: sent.facts.map(keep), serverTime });
			if (method === 'POST') {
				shelf.items = shelf.items.map((item) => (sent.ids!.includes(item.id) ? { ...item, collected: true } : item));
				return ours(200, { serverTime });
			}
			if (url.pathname.endsWith('/batches')) {
				const facts = shelf.facts.filter(({ n }) => n > after);
				return ours(200, { facts, next: facts.at(-1)?.n ?? after });
			}
			const letters = shelf.items.filter(({ n }) => n > after).slice(0, 3);
			return ours(200, { letters, next: letters.at(-1)?.n ?? after });
		};
		return Promise.resolve(answer());
	};
	const backup = () => structuredClone(shelf);
	const restore = (saved: Shelf) => void Object.assign(shelf, structuredClone(saved));
	return { shelf, net, asked, backup, restore, write: (...numbers: number[]) => numbers.forEach((n) => store(aPosted(n))) };
}

export async function aDeskAt(net: Net) {
	const database = aDatabase();
	const record = { manifest: '', signature: '', verifyKey: '', counter: 1, pack: '', packDigest: '' };
	await saveOrganiser(database, { code, ...record, openedAtMs: aMomentMs });
	const desk = { database, clock: new HandTurnedClock(), random, net, event: code, token: 'token' };
	const opened = { kind: 'opened' as const, item: {} as never };
	const round = () =>
		collectOnce({
			...desk,
			identity: '',
			open: (items) => Promise.resolve(items.map(() => opened)),
			openedBefore: () => undefined
		});
	return { ...desk, round };
}
