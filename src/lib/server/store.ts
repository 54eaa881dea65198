/** Everything the server keeps, and the only way to it. One implementation over Kysely serves both engines. */
import type { BatchesPage, PostedFacts } from '#lib/domain/wire/print-wire.ts';
import type {
	DeviceCard,
	DevicesAnswer,
	EventAnswer,
	FeedPage,
	NewEvent,
	NextManifest,
	PaperCount,
	Post,
	TallyAnswer
} from '#lib/domain/wire/wire.ts';
import { deleteEvent } from './events/delete-event.ts';
import { keepDeviceCard, listDevices, type CardOutcome } from './devices/devices.ts';
import { createEvent, readEvent, readPack, replaceManifest, type EventOutcome, type KeptPack } from './events/events.ts';
import { judgePost, type Batch } from './letters/judge-item.ts';
import { markCollected, readFeed, type FeedQuery } from './letters/letters-feed.ts';
import { isReady, type OpenDatabase } from './open-database.ts';
import { letterBox, type PostOutcome } from './letters/post-letters.ts';
import { keepFacts, readBatches, type FactsOutcome } from './print/print-batches.ts';
import { codesOf, roleOf, type RoleOutcome } from './events/roles.ts';
import { isSetUpToken, mintSetUpToken } from './events/setup-token.ts';
import { countPaper, readTally, type PaperOutcome } from './letters/tally.ts';

export interface Store {
	readonly engine: 'sqlite' | 'postgres';
	createEvent(sent: NewEvent): Promise<EventOutcome>;
	replaceManifest(code: string, next: NextManifest): Promise<EventOutcome>;
	readEvent(code: string): Promise<EventAnswer | undefined>;
	readPack(code: string): Promise<KeptPack | undefined>;
	deleteEvent(code: string): Promise<void>;
	postLetters(code: string, post: Post): Promise<PostOutcome>;
	/** The same, of items that were looked at elsewhere. */
	postJudged(code: string, batch: Batch): Promise<PostOutcome>;
	readFeed(code: string, query: FeedQuery): Promise<FeedPage>;
	markCollected(code: string, ids: string[]): Promise<void>;
	keepDeviceCard(code: string, device: string, card: DeviceCard): Promise<CardOutcome>;
	listDevices(code: string): Promise<DevicesAnswer>;
	countPaper(code: string, counts: PaperCount[]): Promise<PaperOutcome>;
	readTally(code: string): Promise<TallyAnswer | undefined>;
	keepPrintFacts(code: string, posted: PostedFacts): Promise<FactsOutcome>;
	readBatches(code: string, query: FeedQuery): Promise<BatchesPage>;
	/** Whose token it is, as it stood in the header. */
	roleOf(code: string, token: string): Promise<RoleOutcome>;
	/** The events that this token organises. */
	codesOf(token: string): Promise<string[]>;
	/** The token in clear, the first time only; its hash is kept. */
	mintSetUpToken(random: (bytes: number) => Uint8Array): Promise<string | undefined>;
	isSetUpToken(typed: string): Promise<boolean>;
	/** Throws when the database does not answer. */
	isReady(): Promise<void>;
	/** After everything taken in has been answered. */
	close(): Promise<void>;
}

export interface StoreSettings {
	now: () => number;
	/** The set-up token of the environment; without one, the minted token counts. */
	setUpToken?: string;
}

export function storeOver({ db, engine, close }: OpenDatabase, { now, setUpToken }: StoreSettings): Store {
	const box = letterBox(db, now);
	return {
		engine,
		createEvent: (sent) => createEvent(db, sent, now()),
		replaceManifest: (code, next) => replaceManifest(db, code, next, now()),
		readEvent: (code) => readEvent(db, code),
		readPack: (code) => readPack(db, code),
		deleteEvent: (code) => deleteEvent(db, code, now()),
		postLetters: (code, post) => box.post(code, judgePost(post)),
		postJudged: (code, batch) => box.post(code, batch),
		readFeed: (code, query) => readFeed(db, code, query),
		markCollected: (code, ids) => markCollected(db, code, ids, now()),
		keepDeviceCard: (code, device, card) => keepDeviceCard(db, code, device, card, now()),
		listDevices: (code) => listDevices(db, code),
		countPaper: (code, counts) => countPaper(db, code, counts, now()),
		readTally: (code) => readTally(db, code, now()),
		keepPrintFacts: (code, posted) => keepFacts(db, code, posted, now()),
		readBatches: (code, query) => readBatches(db, code, query),
		roleOf: (code, token) => roleOf(db, code, token),
		codesOf: (token) => codesOf(db, token),
		mintSetUpToken: (random) => mintSetUpToken(db, random),
		isSetUpToken: (typed) => isSetUpToken(db, typed, setUpToken),
		isReady: () => isReady(db),
		async close() {
			await box.settled();
			await close();
		}
	};
}
