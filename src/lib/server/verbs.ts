/**
 * Every verb of the store, written once. An entry here defines a call of `Store` with its types, and the thread that answers it.
 * Arguments and results are plain data, because they cross between threads.
 */
import type { PutChannel } from '#lib/domain/wire/channels-wire.ts';
import type { HeldQuestion } from '#lib/domain/wire/held.ts';
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import type { PostedPage } from '#lib/domain/wire/page-wire.ts';
import type { PostedPaper } from '#lib/domain/wire/paper-wire.ts';
import type { PostedFacts } from '#lib/domain/wire/facts-wire.ts';
import type { DeviceCard, EventToOpen, NextManifest, Post } from '#lib/domain/wire/wire.ts';
import { keepChannel, readChannels } from './channels/channels.ts';
import { keepDeviceCard, listDevices, type DevicesQuery } from './devices/devices.ts';
import { deleteEvent } from './events/delete-event.ts';
import { createEvent, readEvent, readPack, replaceManifest } from './events/events.ts';
import { handOver, readKeyring } from './events/hand-over.ts';
import { readKeeping } from './events/read-keeping.ts';
import { codesOf, roleOf, type Role } from './events/roles.ts';
import { isSetUpToken, mintSetUpToken } from './events/setup-token.ts';
import { readHeld } from './letters/held.ts';
import { judgePost, type Batch } from './letters/judge-item.ts';
import { markCollected, readFeed, type FeedQuery } from './letters/letters-feed.ts';
import type { LetterBox } from './letters/post-letters.ts';
import { readTally } from './letters/tally.ts';
import { isReady } from './open-database.ts';
import type { Keep } from './ops/keep.ts';
import { readSums } from './ops/sums.ts';
import type { Tidying } from './ops/tidying.ts';
import { dropPage, keepPage, listPages, readPage, readPagePicture, readShownPage } from './pages/pages.ts';
import { keepPaper, readPaper } from './paper/paper-facts.ts';
import { keepFacts, readFacts } from './facts/facts.ts';
import type { SqlDatabase } from './schema.ts';

/** What a verb works with. */
export interface Means {
	db: SqlDatabase;
	now: () => number;
	box: LetterBox;
	tidying: Tidying;
	/** How long things are kept. When it is absent, they are kept for ever. */
	keep?: Keep;
	/** The set-up token of the environment. Without one, the minted token counts. */
	setUpToken?: string;
}

/** Where a verb is answered: by the thread that commits, by a thread that only reads, or by the thread that asks (`here`). */
type Place = 'writing' | 'reading' | 'here';
export interface Verb<P extends Place, A extends unknown[], R> {
	place: P;
	run(means: Means, ...values: A): Promise<R>;
}
type Run<A extends unknown[], R> = Verb<Place, A, R>['run'];

const writes = <A extends unknown[], R>(run: Run<A, R>): Verb<'writing', A, R> => ({ place: 'writing', run });
const reads = <A extends unknown[], R>(run: Run<A, R>): Verb<'reading', A, R> => ({ place: 'reading', run });
const here = <A extends unknown[], R>(run: Run<A, R>): Verb<'here', A, R> => ({ place: 'here', run });

export const verbs = {
	createEvent: writes(({ db, now }, sent: EventToOpen) => createEvent(db, sent, now())),
	replaceManifest: writes(({ db, now }, code: string, next: NextManifest) => replaceManifest(db, code, next, now())),
	/** `token` is the token of the new words, as the header has it. */
	handOver: writes(({ db, now }, code: string, sent: PostedHandOver, token: string) =>
		handOver(db, code, { sent, token, nowMs: now() })
	),
	readKeyring: reads(({ db }, code: string) => readKeyring(db, code)),
	readEvent: reads(({ db }, code: string) => readEvent(db, code)),
	readPack: reads(({ db }, code: string) => readPack(db, code)),
	/** Deletes the event for everybody at once. `tidy` then clears its rows. */
	deleteEvent: writes(({ db, now }, code: string) => deleteEvent(db, code, now())),
	/** Clears a little of what is deleted or was kept long enough, and says whether there is more to do. */
	tidy: writes(({ tidying }) => tidying.step()),
	/** Tells how long the event is kept. */
	readKeeping: reads(({ db, keep = {}, now }, code: string) => readKeeping(db, code, keep, now())),
	/** Judges the items in the asking thread, so that the thread that commits does nothing else. */
	postLetters: here(({ box }, code: string, post: Post, channel?: string) => box.post(code, judgePost(post, channel))),
	postJudged: writes(({ box }, code: string, batch: Batch) => box.post(code, batch)),
	readFeed: reads(({ db }, code: string, query: FeedQuery) => readFeed(db, code, query)),
	readHeld: reads(({ db, now }, code: string, question: HeldQuestion) => readHeld(db, code, question, now())),
	markCollected: writes(({ db, now }, code: string, ids: string[]) => markCollected(db, code, ids, now())),
	keepDeviceCard: writes(({ db, now }, code: string, device: string, card: DeviceCard) =>
		keepDeviceCard(db, code, device, card, now())
	),
	listDevices: reads(({ db, now }, code: string, query: DevicesQuery = {}) => listDevices(db, code, query, now())),
	/** Guests, with the join link, may use a share of what an event may have. Organisers may use all of it. */
	keepPaper: writes(({ db, now }, code: string, posted: PostedPaper, role: Role) =>
		keepPaper(db, code, posted, { role, nowMs: now() })
	),
	readPaper: reads(({ db }, code: string, query: FeedQuery) => readPaper(db, code, query)),
	readTally: reads(({ db, now }, code: string) => readTally(db, code, now())),
	keepFacts: writes(({ db, now }, code: string, posted: PostedFacts) => keepFacts(db, code, posted, now())),
	readFacts: reads(({ db }, code: string, query: FeedQuery) => readFacts(db, code, query)),
	keepPage: writes(({ db }, code: string, posted: PostedPage) => keepPage(db, code, posted)),
	readPage: reads(({ db }, code: string) => readPage(db, code)),
	dropPage: writes(({ db }, code: string) => dropPage(db, code)),
	/** Gives what anybody may read of an event. */
	readShownPage: reads(({ db }, code: string) => readShownPage(db, code)),
	readPagePicture: reads(({ db }, code: string) => readPagePicture(db, code)),
	/** `from` is a day: events that ended before it are left out. */
	listPages: reads(({ db }, from: string) => listPages(db, from)),
	keepChannel: writes(({ db, now }, code: string, id: string, put: PutChannel) =>
		keepChannel(db, code, id, { put, nowMs: now() })
	),
	readChannels: reads(({ db, now }, code: string) => readChannels(db, code, now())),
	/** Tells whose token this is. The token is as the header has it. */
	roleOf: reads(({ db }, code: string, token: string) => roleOf(db, code, token)),
	/** Gives the codes of the events that this token organises. */
	codesOf: reads(({ db }, token: string) => codesOf(db, token)),
	/** Gives the token in clear, the first time only. Only its hash is stored. */
	mintSetUpToken: here(({ db }, random: (bytes: number) => Uint8Array) => mintSetUpToken(db, random)),
	isSetUpToken: reads(({ db, setUpToken }, typed: string) => isSetUpToken(db, typed, setUpToken)),
	/** Gives how much is stored, of all events together. */
	readSums: reads(({ db }) => readSums(db)),
	/** Throws when the database does not answer. */
	isReady: reads(({ db }) => isReady(db))
};

type Verbs = typeof verbs;
export type VerbName = keyof Verbs;
/** The names of the verbs that are answered at this place. */
export type NameAt<P extends Place> = { [N in VerbName]: Verbs[N]['place'] extends P ? N : never }[VerbName];
/** The verbs as a caller sees them, without their means. */
export type Called = { [N in VerbName]: Verbs[N] extends Verb<Place, infer A, infer R> ? (...values: A) => Promise<R> : never };
