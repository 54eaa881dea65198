/** `.letters` files taken in on this device: stored first, opened at once, and passed on to the server when it can be reached. */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { carriedDevicesOf, carriedIn } from '#lib/device/carried.ts';
import type { CarriedDeviceRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { fileIn, type FileIn } from './file-in.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';
import { passOn } from './pass-on.ts';
import type { Tray } from './tray.svelte.ts';

export interface FileAnswer {
	/** As the person's device calls the file; only shown. */
	name: string;
	outcome: FileIn;
}

/** The `.letters` files that were taken in here: what became of each, and what still has to be passed on to the server. */
export class FilesIn {
	/** For each file of the last handful, in their order. */
	answers = $state.raw<FileAnswer[]>([]);
	isBusy = $state(false);
	/** Here, and not yet with the server. */
	waiting = $state.raw<OutboxEntry[]>([]);
	/** The server did not take them; they are read and printed from here all the same. */
	setAside = $state.raw<OutboxEntry[]>([]);
	devices = $state.raw<CarriedDeviceRow[]>([]);
	/** How passing on last went. */
	passing = $state.raw<DrainState>({ kind: 'idle' });
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	readonly #tray: Tray;
	#underWay: Promise<void> | undefined;

	constructor(parts: DeskParts, open: OpenEvent, tray: Tray) {
		this.#parts = parts;
		this.#open = open;
		this.#tray = tray;
	}

	/** One after the other, so that a device with little memory holds one file at a time. */
	async takeIn(files: File[]): Promise<void> {
		if (this.isBusy || files.length === 0) return;
		this.isBusy = true;
		this.answers = [];
		const { database, clock } = this.#parts;
		const taking = { database, clock, event: this.#open.code };
		for (const file of files) {
			const outcome = await fileIn(taking, file);
			this.answers = [...this.answers, { name: file.name, outcome }];
		}
		await this.look();
		await this.#tray.openNew();
		this.isBusy = false;
		void this.passOn();
	}

	/** Reads what is stored here; where the storage fails, what was read before stays. */
	async look(): Promise<void> {
		const { database } = this.#parts;
		const { code } = this.#open;
		const stored = () =>
			Promise.all([
				carriedIn(database, code, 'waiting'),
				carriedIn(database, code, 'set-aside'),
				carriedDevicesOf(database, code)
			]);
		const read = await storing(stored, () => undefined);
		if (read) [this.waiting, this.setAside, this.devices] = read;
	}

	/** At once where there is a network; called again whenever the server was heard. */
	passOn(): Promise<void> {
		this.#underWay ??= this.#passAll().finally(() => (this.#underWay = undefined));
		return this.#underWay;
	}

	async #passAll(): Promise<void> {
		if (this.waiting.length === 0) return;
		const { net, database, clock } = this.#parts;
		const { code, joinToken } = this.#open;
		this.passing = await passOn({ net, database, clock, event: code, token: joinToken });
		await this.look();
	}
}
