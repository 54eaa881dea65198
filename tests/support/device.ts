/** A device for tests: real Dexie in memory, a clock that a test turns, and a server that answers as it is told. */
import { healthPath } from '#lib/domain/wire/health.ts';
import type { HeldQuestion } from '#lib/domain/wire/held.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { mediaType, type PostedItem, type Receipt } from '#lib/domain/wire/wire.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { Database } from '#lib/device/database.ts';
import { saveDraft } from '#lib/device/drafts.ts';
import { saveJoined } from '#lib/device/events.ts';
import { sitDown } from '#lib/device/sittings.ts';
import type { Net } from '#lib/net/ask.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { aDraft, aManifest, aMomentMs, anId, organiser, random } from './people.ts';

export class HandTurnedClock implements Clock {
	#elapsedMs = 0;
	#timers = new Map<number, { atMs: number; callback: () => void }>();
	#nextTimer = 0;
	startMs = aMomentMs;

	nowMs = () => this.startMs + this.#elapsedMs;
	elapsedMs = () => this.#elapsedMs;
	after = (ms: number, callback: () => void) => {
		const timer = this.#nextTimer++;
		this.#timers.set(timer, { atMs: this.#elapsedMs + ms, callback });
		return () => void this.#timers.delete(timer);
	};
	/** Milliseconds until the next timer. It is `undefined` when none is set. */
	get nextMs() {
		const next = Math.min(...[...this.#timers.values()].map(({ atMs }) => atMs));
		return Number.isFinite(next) ? next - this.#elapsedMs : undefined;
	}
	turn(ms: number) {
		const endMs = this.#elapsedMs + ms;
		for (;;) {
			const due = [...this.#timers].sort(([, a], [, b]) => a.atMs - b.atMs).find(([, { atMs }]) => atMs <= endMs);
			if (!due) break;
			this.#timers.delete(due[0]);
			this.#elapsedMs = Math.max(this.#elapsedMs, due[1].atMs);
			due[1].callback();
		}
		this.#elapsedMs = endMs;
	}
}

export const aDatabase = () => new Database(`test-${crypto.randomUUID()}`);

interface JoinableEvent {
	manifest: Manifest;
	key: OrganiserKey;
	joinToken: string;
}

/** A device that joined the event of `aManifest`, with somebody sitting at it. */
export const aJoinedDevice = ({ table, manifest = aManifest() }: { table?: string; manifest?: Manifest } = {}) =>
	aTabletOf({ manifest, key: organiser, joinToken: toBase64Url(random(16)) }, table);

/** A device that joined that event, with somebody sitting at it. */
export async function aTabletOf({ manifest, key, joinToken }: JoinableEvent, table?: string) {
	const { code } = manifest;
	const database = aDatabase();
	const clock = new HandTurnedClock();
	const joined = await saveJoined(database, {
		...(await signManifest(manifest, key)),
		code,
		table,
		fingerprint: await fingerprintOf(key.verifyKey),
		counter: manifest.counter,
		joinToken,
		pack: '',
		packDigest: manifest.packDigest,
		device: anId(),
		joinedAtMs: clock.nowMs()
	});
	if (joined.kind !== 'joined') throw new Error(joined.kind);
	const sitting = await sitDown(database, code, { clock, random });
	return { database, clock, event: joined.event, sitting };
}

/** A draft that was saved once on this device and can be handed in. */
export async function aSavedDraft(
	device: Pick<Awaited<ReturnType<typeof aJoinedDevice>>, 'database' | 'clock' | 'sitting'>,
	change: Partial<Draft> = {}
): Promise<Draft> {
	const draft = aDraft({ sittingId: device.sitting.id, ...change });
	const saved = await saveDraft(device.database, draft, device.clock);
	if (saved.kind !== 'saved') throw new Error(saved.kind);
	return { ...draft, revision: saved.revision };
}

export interface Posted {
	path: string;
	device: string;
	items: PostedItem[];
	authorization: string | null;
}

export const ours = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	new Response(JSON.stringify(body), { status, headers: { 'content-type': mediaType, ...headers } });

export const serverTime = '2026-12-10T12:00:00.000Z';
export const receiptOf = ({ id, digest }: PostedItem, change: Partial<Receipt> = {}): Receipt => ({
	id,
	digest,
	outcome: 'stored',
	...change
});
export const received = (items: PostedItem[], atIso = serverTime) =>
	ours(201, { receipts: items.map((item) => receiptOf(item)), serverTime: atIso });

/** A server that holds everything about which it is asked, and has received nothing more. */
export const holdsAll = ({ items }: HeldQuestion) =>
	ours(200, { held: items.map(({ id }) => ({ id })), received: 1_000, serverTime });

/** A server that is there. */
const isThere = () => ours(200, { ok: true, version: 'test', store: 'memory' });

/**
 * A network that notes every post and answers it as told. Throwing means "no network". Questions about what the server holds, and
 * whether it is there, are not posts.
 */
export function aNet(
	answer: (posted: Posted, count: number) => Response | Promise<Response>,
	held: (question: HeldQuestion) => Response | Promise<Response> = holdsAll,
	health: () => Response | Promise<Response> = isThere
) {
	const posts: Posted[] = [];
	const net: Net = async (path, init) => {
		if (path === healthPath) return health();
		if (path.endsWith('/held')) return held(JSON.parse(String(init.body)) as HeldQuestion);
		const body = JSON.parse(String(init.body)) as Pick<Posted, 'device' | 'items'>;
		const posted = { path, ...body, authorization: new Headers(init.headers).get('authorization') };
		posts.push(posted);
		return answer(posted, posts.length);
	};
	return { net, posts };
}
