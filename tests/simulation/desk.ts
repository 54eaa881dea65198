/** The organiser's device: the real desk on a disk in memory. It collects, takes in files that a tablet wrote, and passes them on. */
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

/** What lives as long as the organiser's tab. */
interface DeskPage {
	life: Life;
	connection: DiskConnection;
	clock: Clock;
	opened: Map<string, Opened>;
}

export class Desk {
	readonly disk: MemoryDisk;
	/** What stood in each item when it was opened here. */
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

	/** Once more everything that arrived, and everything that waits to be passed on, as the desk does when it hears the server. */
	async collect(): Promise<void> {
		const page = this.#openPage();
		await collectOnce(this.#roundOn(page));
		await this.#passOn(page);
	}

	/** Takes in a file, which may be one of another event. */
	async carryIn(text: string): Promise<void> {
		const page = this.#openPage();
		const { connection, clock } = page;
		await fileIn({ database: connection.asDatabase(), clock, event: this.#event.code }, fileAtOnce(text));
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

	/** After an event was deleted and opened anew the numbers begin again, and so does an organiser. */
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

	/** True when it came in a file and the server did not take it. */
	isRefused = (id: string) =>
		this.disk.rows<OutboxEntry>('carried').some((entry) => entry.id === id && entry.state === 'set-aside');
	collected = () => this.disk.rows<CollectedRow>('collected');
	/** True when the bytes here are those that were sealed. */
	isWhole = (row: CollectedRow) => {
		const kept = this.disk.tables.get('collectedBytes')!.get(`${row.event}\n${row.id}`) as { bytes: Uint8Array } | undefined;
		return kept !== undefined && sha256(kept.bytes) === row.digest;
	};
}

const recordOf = (code: string) => {
	return { code, manifest: '', signature: '', verifyKey: '', counter: 1, pack: '', packDigest: '', openedAtMs: 0 };
};

/** In place of age; see `sealQuickly`. */
const openAllQuickly: OpenMany = (items) => Promise.resolve(items.map(({ sealed }) => opened(sealed)));

function opened(sealed: Uint8Array): Opened {
	try {
		return { kind: 'opened', item: openQuickly(sealed) };
	} catch {
		return { kind: 'unreadable', because: 'not-an-item' };
	}
}

/** A file whose bytes are there at once: Node reads a `Blob` on threads whose timing no seed decides. */
function fileAtOnce(text: string): Blob {
	const bytes = new TextEncoder().encode(text);
	const arrayBuffer = () => Promise.resolve(bytes.buffer);
	return { size: bytes.length, arrayBuffer, slice: (from?: number, to?: number) => fileAtOnce(text.slice(from, to)) } as Blob;
}
