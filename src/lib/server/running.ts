/**
 * The one store of this process. It is opened when the first request needs it, because the build imports the endpoints without a
 * database.
 */
import { packedPacks, type PackedPacks } from './events/packed-packs.ts';
import { liveTally, type TallyFeed } from './letters/live-tally.ts';
import { housekeeping, type Housekeeping } from './ops/housekeeping.ts';
import { answerCounts, type AnswerCounts } from './ops/metrics.ts';
import { roomLeftBytes } from './ops/room-left.ts';
import { roomWatch, type RoomWatch } from './ops/room-watch.ts';
import { readSettings } from './ops/settings.ts';
import { isPostgres, usualDatabaseUrl } from './open-database.ts';
import type { Changes } from './postgres/changes.ts';
import { requestLimits, type RequestLimits } from './asking/request-limits.ts';
import { threadedStore, type ServedStore } from './threaded-store.ts';

export interface Running {
	store: ServedStore;
	/** How the processes on one database tell each other of changes. It is absent where there can be only one process. */
	changes?: Changes;
	live: TallyFeed;
	limits: RequestLimits;
	packs: PackedPacks;
	housekeeping: Housekeeping;
	answers: AnswerCounts;
	/** The token that may read the metrics. Without one, nobody may. */
	metricsToken?: string;
	/** Gives the bytes that are free where the database lies, or `undefined` when that is not known. */
	roomLeftBytes(): Promise<number | undefined>;
	room: RoomWatch;
	/** At so many free bytes or fewer, the disk counts as nearly full. */
	lowRoomBytes: number;
	/** The printed recovery key's public half, which organisers' devices put into a new event's manifest. */
	recoveryRecipient?: string;
}

let opening: Promise<Running> | undefined;

/**
 * Gives the store of this process and what goes with it; the first call opens it. The promise rejects when the database cannot be
 * opened, and the next call tries again.
 */
export function running(): Promise<Running> {
	opening ??= open(process.env).catch((fault: unknown) => {
		// The next request tries again, because a disk may have come back.
		opening = undefined;
		throw fault;
	});
	return opening;
}

async function open(environment: NodeJS.ProcessEnv): Promise<Running> {
	const { DATABASE_URL, SETUP_TOKEN, RECOVERY_RECIPIENT, METRICS_TOKEN } = environment;
	const now = () => Date.now();
	const url = DATABASE_URL || usualDatabaseUrl;
	const read = readSettings(environment);
	// `npm start` has checked these settings before and told the operator in a sentence.
	if (read.kind === 'wrong') throw new Error(read.sentence);
	const { keep, lowRoomBytes } = read.settings;
	const store = await threadedStore(url, { setUpToken: SETUP_TOKEN || undefined, keep });
	const leftBytes = () => roomLeftBytes(url);
	const changes = isPostgres(url) ? (await import('./postgres/changes.ts')).changesOver(url) : undefined;
	return {
		store,
		changes,
		live: sharedWith(changes, liveTally(store.readTally)),
		limits: requestLimits(now),
		packs: packedPacks(),
		housekeeping: housekeeping({ tidy: store.tidy }),
		answers: answerCounts(),
		metricsToken: METRICS_TOKEN || undefined,
		roomLeftBytes: leftBytes,
		room: roomWatch({ roomLeftBytes: leftBytes, lowBytes: lowRoomBytes, say: (sentence) => console.error(sentence) }),
		lowRoomBytes,
		recoveryRecipient: RECOVERY_RECIPIENT || undefined
	};
}

/** When several processes share one database, each tells the others what it stored and hears what they stored. */
function sharedWith(changes: Changes | undefined, live: TallyFeed): TallyFeed {
	if (!changes) return live;
	changes.hear(live.changed);
	return {
		...live,
		changed(code) {
			live.changed(code);
			if (code !== undefined) changes.tell(code);
		}
	};
}

/**
 * Closes what is open. It runs at adapter-node's shutdown event, which our own wrapper sends too, once every request has been
 * answered.
 */
export async function closeRunning(): Promise<void> {
	const current = await opening?.catch(() => undefined);
	opening = undefined;
	current?.live.close();
	current?.room.close();
	await current?.housekeeping.close();
	await current?.changes?.close();
	await current?.store.close();
}
