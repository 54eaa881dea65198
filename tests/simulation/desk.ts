/** The organiser's device: fetches, opens, tells the server; and carries files that a tablet wrote. */
import { parseLettersFileBody } from '#lib/domain/wire/letters-file.ts';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { collectedBytesOf, collectedIn, markCollected } from '#lib/device/collected.ts';
import { saveOrganiser } from '#lib/device/organisers.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import { fetchFeed, reportCollected } from '#lib/desk/collect.ts';
import { sha256 } from '../support/signed-event.ts';
import { MemoryDisk } from './memory-disk.ts';
import { aLife, type Life } from './stage.ts';
import { openQuickly, wordsOn, type Hall } from './tablet.ts';

export class Desk {
	readonly disk: MemoryDisk;
	readonly files: string[] = [];
	/** What stood in each item when it was opened here. */
	readonly opened = new Map<string, number>();
	#hall: Hall;
	#token: string;
	#life: Life | undefined;

	constructor(hall: Hall, organiserToken: string) {
		this.#hall = hall;
		this.#token = organiserToken;
		this.disk = new MemoryDisk(hall.stage);
		const empty = { manifest: '', signature: '', verifyKey: '', counter: 1, pack: '', packDigest: '', openedAtMs: 0 };
		this.disk.tables.get('organisers')!.set(hall.code, { code: hall.code, cursor: 0, ...empty });
	}

	/** Once more everything that arrived, from the page that is open here, or a new one. */
	async collect(): Promise<void> {
		const { stage, wire, code: event } = this.#hall;
		const life = (this.#life ??= aLife());
		const database = this.disk.connect(life).asDatabase();
		const clock = {
			nowMs: () => 0,
			elapsedMs: () => stage.nowMs,
			after: (ms: number, ring: () => void) => stage.after(life, ms, ring)
		};
		const collecting = { net: wire.netOf(life), database, clock, event, token: this.#token };
		await fetchFeed(collecting);
		const fetched = (await collectedIn(database, event, 'fetched')).map(({ id }) => id);
		const bytes = await collectedBytesOf(database, event, fetched);
		for (const [id, sealed] of bytes) this.opened.set(id, wordsOn({ blocks: openQuickly(sealed).paragraphs }));
		await markCollected(database, event, [...bytes.keys()], 'opened');
		await reportCollected(collecting);
	}

	/** After an event was deleted and opened anew the numbers begin again, and so does an organiser. */
	async beginAnew() {
		this.close();
		for (const table of ['collected', 'collectedBytes']) this.disk.tables.get(table)!.clear();
		await this.#once((database) => saveOrganiser(database, { ...this.#row(), openedAtMs: 1 }));
		const row = this.disk.tables.get('organisers')!.get(this.#hall.code)!;
		this.disk.tables.get('organisers')!.set(this.#hall.code, { ...row, cursor: 0 });
	}

	#row = () => ({
		code: this.#hall.code,
		manifest: '',
		signature: '',
		verifyKey: '',
		counter: 1,
		pack: '',
		packDigest: '',
		openedAtMs: 0
	});

	async #once(work: (database: ReturnType<ReturnType<MemoryDisk['connect']>['asDatabase']>) => Promise<void>) {
		const life = aLife();
		const done = work(this.disk.connect(life).asDatabase());
		await this.#hall.stage.quiet();
		await done;
	}

	/** Passes one of the files on to the server, as it is. */
	async carryIn(which: number): Promise<void> {
		const text = this.files[which % Math.max(1, this.files.length)] ?? '';
		const file = parseLettersFileBody(text.slice(0, text.lastIndexOf('end ')));
		if (file.kind === 'malformed') return;
		const { device, items } = file.value;
		const { wire, code, joinToken } = this.#hall;
		const headers = { authorization: `Bearer ${joinToken()}`, 'content-type': mediaType };
		const body = JSON.stringify({ device, items });
		const init = { method: 'POST', headers, body, redirect: 'manual' as const };
		await wire
			.netOf((this.#life ??= aLife()))(`/api/v1/events/${code}/letters`, init)
			.catch(() => undefined);
	}

	close() {
		if (!this.#life) return;
		this.#hall.stage.end(this.#life);
		for (const connection of [...this.disk.connections]) connection.drop();
		this.#life = undefined;
	}

	collected = () => this.disk.rows<CollectedRow>('collected');
	/** True when the bytes here are those that were sealed. */
	isWhole = (row: CollectedRow) => {
		const kept = this.disk.tables.get('collectedBytes')!.get(`${row.event}\n${row.id}`) as { bytes: Uint8Array } | undefined;
		return kept !== undefined && sha256(kept.bytes) === row.digest;
	};
}
