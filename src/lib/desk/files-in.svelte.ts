/**
 * The `.letters` files that this device took in. They are stored first, opened at once, and sent to the server when it can be
 * reached.
 */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { carriedDevicesOf, carriedIn } from '#lib/device/carried.ts';
import type { CarriedDeviceRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { copyOut, type CopyOut } from './copy-out.ts';
import { fileIn, type FileIn } from './file-in.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';
import { passOn } from './pass-on.ts';
import type { Tray } from './tray.svelte.ts';

export interface FileAnswer {
	/** The name that the person's device gives the file. It is only shown. */
	name: string;
	outcome: FileIn;
}

/** The `.letters` files that were taken in here: the outcome of each, and the items that still have to be sent to the server. */
export class FilesIn {
	/** The outcomes for the files that were dropped last, in their order. */
	answers = $state.raw<FileAnswer[]>([]);
	isBusy = $state(false);
	/** Items that are stored here and that the server does not have yet. */
	waiting = $state.raw<OutboxEntry[]>([]);
	/** Items that the server refused. They can still be read and printed on this device. */
	setAside = $state.raw<OutboxEntry[]>([]);
	devices = $state.raw<CarriedDeviceRow[]>([]);
	/** How the last attempt to send to the server went. */
	passing = $state.raw<DrainState>({ kind: 'idle' });
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	readonly #tray: Tray;
	#underWay: Promise<void> | undefined;
	/** How many drops of files are not through yet, and the last of them. */
	#drops = 0;
	#lastDrop: Promise<void> = Promise.resolve();

	constructor(parts: DeskParts, open: OpenEvent, tray: Tray) {
		this.#parts = parts;
		this.#open = open;
		this.#tray = tray;
	}

	/**
	 * Files are taken in one after the other, so that a device with little memory holds one file at a time. Those that are dropped
	 * meanwhile come after them.
	 */
	takeIn(files: File[]): Promise<void> {
		if (files.length === 0) return this.#lastDrop;
		if (this.#drops === 0) this.answers = [];
		this.#drops += 1;
		this.isBusy = true;
		return (this.#lastDrop = this.#lastDrop.then(() => this.#takeAll(files)));
	}

	async #takeAll(files: File[]): Promise<void> {
		const { database, clock } = this.#parts;
		const { code: event, token, keyring } = this.#open;
		const taking = { database, clock, event, token, identity: keyring.identities };
		for (const file of files) {
			const outcome = await fileIn(taking, file);
			this.answers = [...this.answers, { name: file.name, outcome }];
		}
		await this.look();
		await this.#tray.facts.refresh();
		await this.#tray.openNew();
		this.#drops -= 1;
		this.isBusy = this.#drops > 0;
		void this.passOn();
		void this.#tray.facts.sync();
	}

	/** Gives all that this device collected, and all that organisers did, as files for another organiser. */
	copyOut(): Promise<CopyOut> {
		const { code: event, token, manifest } = this.#open;
		return copyOut({ database: this.#parts.database, event, token, recipients: manifest.recipients });
	}

	/** Reads what is stored here. When the storage fails, what was read before stays. */
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

	/** Sends to the server at once when there is a network. It is called again whenever the server was heard. */
	passOn(): Promise<void> {
		this.#underWay ??= this.#passAll().finally(() => (this.#underWay = undefined));
		return this.#underWay;
	}

	async #passAll(): Promise<void> {
		const { net, database, clock } = this.#parts;
		const { code, joinToken } = this.#open;
		this.passing = await passOn({ net, database, clock, event: code, token: joinToken });
		await this.look();
	}
}
