/**
 * The organiser's device: the code of `lib/desk` on a disk in memory. It collects letters, takes in files from tablets, and sends
 * the server what it found in them.
 */
import { forgetOrganised, saveOrganiser } from '#lib/device/organisers.ts';
import type { CollectedRow, OutboxEntry } from '#lib/device/rows.ts';
import { collectOnce, type Round } from '#lib/desk/collect-once.ts';
import { fileIn } from '#lib/desk/file-in.ts';
import { openCollected } from '#lib/desk/open-collected.ts';
import { passOn } from '#lib/desk/pass-on.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { OpenMany } from '#lib/sealing/open-many.ts';
import type { Opened } from '#lib/sealing/open.ts';
import { sha256, type TestEvent } from '../support/signed-event.ts';
import type { DiskConnection } from './disk-connection.ts';
import { MemoryDisk } from './memory-disk.ts';
import { aLife, type Life } from './stage.ts';
import { openQuickly, wordsOn } from './sheets.ts';
import type { Hall } from './tablet.ts';

type Organised = Pick<TestEvent, 'code' | 'organiserToken' | 'joinToken'>;

/** The organiser's tab. All of this is gone when the tab is closed. */
interface DeskPage {
	life: Life;
	connection: DiskConnection;
	clock: Clock;
	opened: Map<string, Opened>;
}

export class Desk {
	readonly disk: MemoryDisk;
	/** How many words each item had when the desk opened it, by id. */
	readonly opened = new Map<string, number>();
	#hall: Hall;
	readonly #event: Organised;
	#page: DeskPage | undefined;

	constructor(hall: Hall, event: Organised) {
		this.#hall = hall;
		this.#event = event;
		this.disk = new MemoryDisk(hall.stage);
		this.disk.tables.get('organisers')!.set(event.code, { ...recordOf(event.code), cursor: 0 });
	}

	/**
	 * Collects everything new from the server, then sends it what came in files. The real desk does both whenever the server
	 * answers.
	 */
	async collect(): Promise<void> {
		const page = this.#openPage();
		await collectOnce(this.#roundOn(page));
		await this.#passOn(page);
	}

	/** Takes in a file. It may belong to another event. */
	async carryIn(text: string): Promise<void> {
		const page = this.#openPage();
		const { connection, clock } = page;
		await fileIn(
			{ database: connection.asDatabase(), clock, event: this.#event.code, identity: [], token: '' },
			fileAtOnce(text)
		);
		await openCollected(this.#roundOn(page));
		await this.#passOn(page);
	}

	#passOn({ life, connection, clock }: DeskPage) {
		const { code, joinToken } = this.#event;
		const net = this.#hall.wire.netOf(life);
		return passOn({ net, database: connection.asDatabase(), clock, event: code, token: joinToken });
	}

	#roundOn({ life, connection, clock, opened }: DeskPage): Round {
		const { code, organiserToken } = this.#event;
		return {
			...{ net: this.#hall.wire.netOf(life), database: connection.asDatabase(), clock, event: code, token: organiserToken },
			...{ identity: '', open: openAllQuickly },
			openedBefore: (id) => opened.get(id),
			onOpened: (found) => {
				for (const [id, each] of found) {
					opened.set(id, each);
					if (each.kind === 'opened') this.opened.set(id, wordsOn({ blocks: each.item.paragraphs }));
				}
			}
		};
	}

	/**
	 * Forgets the event and opens it again. An organiser does this when the event was deleted and created anew, because the
	 * server's running numbers start at 1 again.
	 */
	async beginAnew() {
		this.close();
		const life = aLife();
		const database = this.disk.connect(life).asDatabase();
		const { code } = this.#event;
		const done = forgetOrganised(database, code).then(() => saveOrganiser(database, recordOf(code)));
		await this.#hall.stage.quiet();
		await done;
		this.#hall.stage.end(life);
	}

	close() {
		if (!this.#page) return;
		this.#hall.stage.end(this.#page.life);
		this.#page.connection.drop();
		this.#page = undefined;
	}

	#openPage(): DeskPage {
		const { stage } = this.#hall;
		if (this.#page) return this.#page;
		const life = aLife();
		const clock: Clock = {
			nowMs: () => stage.nowMs,
			elapsedMs: () => stage.nowMs,
			after: (ms, ring) => stage.after(life, ms, ring)
		};
		return (this.#page = { life, connection: this.disk.connect(life), clock, opened: new Map() });
	}

	/** True when the item came in a file and the server refused it. */
	isRefused = (id: string) =>
		this.disk.rows<OutboxEntry>('carried').some((entry) => entry.id === id && entry.state === 'set-aside');
	collected = () => this.disk.rows<CollectedRow>('collected');
	/** True when the bytes on this disk match the digest of the item. */
	isWhole = (row: CollectedRow) => {
		const kept = this.disk.tables.get('collectedBytes')!.get(`${row.event}\n${row.id}`) as { bytes: Uint8Array } | undefined;
		return kept !== undefined && sha256(kept.bytes) === row.digest;
	};
}

const recordOf = (code: string) => {
	return { code, manifest: '', signature: '', verifyKey: '', counter: 1, pack: '', packDigest: '', openedAtMs: 0 };
};

/** Opens what `sealQuickly` sealed, without age. */
const openAllQuickly: OpenMany = (items) => Promise.resolve(items.map(({ sealed }) => opened(sealed)));

function opened(sealed: Uint8Array): Opened {
	try {
		return { kind: 'opened', item: openQuickly(sealed) };
	} catch {
		return { kind: 'unreadable', because: 'not-an-item' };
	}
}

/** A `Blob` that is read at once. Node reads its own blobs on other threads, and their timing would differ from run to run. */
function fileAtOnce(text: string): Blob {
	const bytes = new TextEncoder().encode(text);
	const arrayBuffer = () => Promise.resolve(bytes.buffer);
	return { size: bytes.length, arrayBuffer, slice: (from?: number, to?: number) => fileAtOnce(text.slice(from, to)) } as Blob;
}
