/** What must hold whatever happened: each broken promise is one sentence. */
import { statusOf } from '#lib/outbox/status.ts';
import { keptAfterReceiptMs } from '#lib/outbox/sending/let-go.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { sha256 } from '../support/signed-event.ts';
import type { HallServer } from './hall-server.ts';
import type { Room } from './room.ts';
import { openQuickly, wordsOn } from './sheets.ts';
import type { Tablet } from './tablet.ts';
import type { World } from './world.ts';

type Truth = Awaited<ReturnType<HallServer['lying']>>;

/** After every beat: what lies on the disks alone. */
export function brokenOnDisk({ tablets, falseWords }: World): string[] {
	const each = (tablet: Tablet) => [
		...sheets(tablet),
		...thanks(tablet),
		...numbers(tablet),
		...bytes(tablet),
		...safety(tablet)
	];
	return [...falseWords, ...tablets.flatMap(each)];
}

/** I1: a browser that forgets is never called ready, and nothing on it safe. */
const safety = ({ name, browser, pages }: Tablet): string[] =>
	browser.isForgetful && pages.some((page) => page?.memory === 'keeps')
		? [`tablet ${name} forgets and is said to keep (I1)`]
		: [];

/** I2: a sheet that was said to be kept is a draft or in the outbox, never both, never neither, and with every word. */
function sheets(tablet: Tablet): string[] {
	const drafts = new Set(tablet.drafts().map(({ id }) => id));
	const entries = new Set(tablet.entries().map(({ id }) => id));
	const both = [...drafts].filter((id) => entries.has(id)).map((id) => `${id} is a draft and handed in (I2)`);
	const lost = [...tablet.kept.keys()]
		.filter((id) => !drafts.has(id) && !entries.has(id) && !tablet.isGivenUp(id) && !tablet.evicted.has(id))
		.map((id) => `${id} was kept and is neither a draft nor handed in (I2)`);
	const older = [...tablet.kept].filter(([id, words]) => entries.has(id) && (wordsIn(tablet, id) ?? words) < words);
	return [...both, ...lost, ...older.map(([id]) => `${id} was handed in without its last words (I2)`)];
}

const wordsIn = (tablet: Tablet, id: string): number | undefined => {
	const found = tablet.bytesOf(id);
	return found && lookedInto(found).words;
};

interface Looked {
	digest: string;
	/** `undefined` when the bytes cannot be opened. */
	words: number | undefined;
}
/** Sealed bytes lie unchanged for many beats, so what stands in them is kept. A disk that rots writes other bytes. */
const looked = new WeakMap<Uint8Array, Looked>();
function lookedInto(bytes: Uint8Array): Looked {
	const known = looked.get(bytes);
	if (known) return known;
	const fresh = { digest: sha256(bytes), words: wordsOf(bytes) };
	looked.set(bytes, fresh);
	return fresh;
}

function wordsOf(bytes: Uint8Array): number | undefined {
	try {
		return wordsOn({ blocks: openQuickly(bytes).paragraphs });
	} catch {
		return undefined;
	}
}

/** I1: every hand-in that was thanked for has an entry with the same words until the entry may go. */
function thanks(tablet: Tablet): string[] {
	const entries = new Map(tablet.entries().map((entry) => [entry.id, entry]));
	return [...tablet.thanked].flatMap(([id, words]) => {
		if (tablet.evicted.has(id)) return [];
		if (tablet.isTakenBack(id)) return takenBack(tablet, id);
		const entry = entries.get(id);
		if (!entry) return [`${id} was thanked for and is gone (I1)`];
		if (entry.state === 'let-go') return [];
		const lying = tablet.bytesOf(id);
		if (!lying) return [`the bytes of ${id} are gone before their time (I7)`];
		if (lookedInto(lying).digest !== entry.digest) return [`${id} was thanked for and its bytes are not whole (I1)`];
		return wordsIn(tablet, id) === words ? [] : [`${id} has other words than were thanked for (I1)`];
	});
}

/** The thanks are over: what was promised of the item is now promised of the draft, and of what is handed in next. */
function takenBack({ thanked, thankedDigest, calledSafe, askedBack }: Tablet, id: string): string[] {
	for (const promises of [thanked, thankedDigest, calledSafe, askedBack]) promises.delete(id);
	return [];
}

/** I12: the numbers at each event have no gap, except those that were given back for the next items. */
const numbers = (tablet: Tablet): string[] =>
	tablet.events().flatMap(({ code, freeSeqs = [] }) => {
		const seqs = [...tablet.entriesOf(code).map(({ seq }) => seq), ...freeSeqs].sort((a, b) => a - b);
		return seqs.every((seq, at) => seq === at + 1) ? [] : [`tablet ${tablet.name} counts ${seqs.join(' ')} (I12)`];
	});

/** I7: the bytes stay until they may go, delivered or not. */
const bytes = (tablet: Tablet): string[] =>
	tablet
		.entries()
		.filter(({ id, state }) => state !== 'let-go' && !tablet.bytesOf(id))
		.map(({ id, state }) => `${id} is ${state} and its bytes are gone (I7)`);

/** Compares what the devices and the desk believe with what is on the server. It runs only now and then. */
export async function brokenBeliefs(world: World): Promise<string[]> {
	const broken: string[] = [];
	for (const room of world.rooms) {
		const truth = await room.server.lying();
		broken.push(...world.tablets.flatMap((tablet) => deviceBeliefs(room, tablet, truth)));
		broken.push(...overwritten(room, truth), ...strayed(world, room, truth), ...both(world, room, truth));
	}
	return broken;
}

/** I14: nothing lies at an event where it was not written, on its server or at its desk. */
function strayed({ eventOf }: World, { code, desk }: Room, { items }: Truth): string[] {
	const ids = [...items.keys(), ...desk.collected().map(({ id }) => id)];
	return ids.filter((id) => eventOf.get(id) !== code).map((id) => `${id} came to an event where it was not written (I14)`);
}

/** I2: what is a draft is nowhere else. An item can be taken back only as long as it has not left its device. */
function both({ tablets }: World, { code, desk, server }: Room, { items }: Truth): string[] {
	const elsewhere = new Set([...items.keys(), ...server.first.keys(), ...desk.collected().map(({ id }) => id)]);
	return tablets
		.flatMap((tablet) => tablet.drafts())
		.filter(({ id, event }) => event === code && elsewhere.has(id))
		.map(({ id }) => `${id} is a draft, and has left its device (I2)`);
}

function deviceBeliefs(room: Room, tablet: Tablet, truth: Truth): string[] {
	const entries = tablet.entriesOf(room.code);
	const has = ({ id, digest }: OutboxEntry) => (truth.items.get(id)?.digest ?? truth.buried.get(id)) === digest;
	const isReceived = ({ state }: OutboxEntry) => state === 'delivered' || state === 'let-go';
	const mayNotKnow = ({ id }: OutboxEntry) => room.server.lost.has(id);
	const untrue = entries.filter((entry) => isReceived(entry) && !has(entry) && !mayNotKnow(entry));
	const early = entries.filter((entry) => entry.state === 'let-go' && !isRipe(room, entry));
	const { safeHere, delivered, setAside } = statusOf(entries);
	const here = entries.filter((entry) => !isReceived(entry)).length;
	return [
		...untrue.map(({ id, state }) => `${id} is called ${state} and the server does not have it (I6)`),
		...early.map(({ id }) => `${id} was let go before it was collected or seven days old (I7)`),
		...entries
			.filter((entry) => isWronglyAside(room, entry, truth))
			.map(({ id, reason }) => `${id} is set aside: ${reason} (I8, I11)`),
		...(safeHere + setAside === here && delivered === entries.length - here ? [] : ['the counts do not add up'])
	];
}

/** Seven days by the server's clock; the receipt says when that began. */
function isRipe({ server }: Room, { id, receivedAt }: OutboxEntry): boolean {
	if (server.collected.has(id)) return true;
	return receivedAt !== undefined && server.nowMs() - Date.parse(receivedAt) >= keptAfterReceiptMs;
}

/** The server of these schedules refuses only what comes after its 30 days; a gateway may call one item too large. */
function isWronglyAside({ server }: Room, { state, reason, keyVersion, id }: OutboxEntry, truth: Truth): boolean {
	if (state !== 'set-aside') return false;
	if (reason === 'too-large' || reason === 'damaged') return false;
	if (reason === 'too-late') return !server.wasTooLate(keyVersion) || (truth.items.has(id) && !server.tooLateBefore.has(id));
	return true;
}

/** I4: what was received first stays, and nothing comes back after its event was deleted. */
function overwritten({ server }: Room, truth: Truth): string[] {
	const changed = [...truth.items].filter(
		([id, { digest }]) => server.first.get(id) !== undefined && server.first.get(id) !== digest
	);
	const risen = [...truth.items.keys()].filter((id) => server.deleted.has(id));
	return [
		...changed.map(([id]) => `${id} was overwritten on the server (I3)`),
		...risen.map((id) => `${id} came back after its event was deleted (I7)`)
	];
}
