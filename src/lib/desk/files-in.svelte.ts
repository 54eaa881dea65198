/** `.letters` files taken in on this device: stored first, opened at once, and passed on to the server when it can be reached. */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { carriedDevicesOf, carriedIn } from '#lib/device/carried.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import type { CarriedDeviceRow } from '#lib/device/rows.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { fileIn, type FileIn } from './file-in.ts';
import { ownServer } from '#lib/net/ask.ts';
import { passOn } from './pass-on.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { Tray } from './tray.svelte.ts';

export interface FileAnswer {
	/** As the person's device calls the file; only shown. */
	name: string;
	outcome: FileIn;
}

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
	readonly #open: OpenEvent;
	readonly #tray: Tray;
	#underWay: Promise<void> | undefined;

	constructor(open: OpenEvent, tray: Tray) {
		this.#open = open;
		this.#tray = tray;
	}

	/** One after the other, so that a device with little memory holds one file at a time. */
	async takeIn(files: File[]): Promise<void> {
		if (this.isBusy || files.length === 0) return;
		this.isBusy = true;
		this.answers = [];
		const taking = { database: theDatabase(), clock: deviceClock, event: this.#open.code };
		for (const file of files) {
			const outcome = await fileIn(taking, file);
			this.answers = [...this.answers, { name: file.name, outcome }];
		}
		await this.look();
		await this.#tray.openNew();
		this.isBusy = false;
		void this.passOn();
	}

	/** Reads what is stored here. */
	async look(): Promise<void> {
		const [database, { code }] = [theDatabase(), this.#open];
		const [waiting, setAside, devices] = await Promise.all([
			carriedIn(database, code, 'waiting'),
			carriedIn(database, code, 'set-aside'),
			carriedDevicesOf(database, code)
		]);
		this.waiting = waiting;
		this.setAside = setAside;
		this.devices = devices;
	}

	/** At once where there is a network; called again whenever the server was heard. */
	passOn(): Promise<void> {
		this.#underWay ??= this.#passAll().finally(() => (this.#underWay = undefined));
		return this.#underWay;
	}

	async #passAll(): Promise<void> {
		if (this.waiting.length === 0) return;
		const { code, key } = this.#open;
		const parts = { net: ownServer, database: theDatabase(), clock: deviceClock, event: code };
		this.passing = await passOn({ ...parts, token: toBase64Url(key.joinToken) });
		await this.look();
	}
}
