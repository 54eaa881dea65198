/** The devices of the event, as the server, the files and the items on this device tell of them. */
import { hallBounds } from '#lib/domain/hall/hall-bounds.ts';
import {
	isUnknown,
	rollCall,
	stillOutOf,
	tableByDevice,
	unknownTables,
	type KnownDevice,
	type RollEntry
} from '#lib/domain/hall/roll-call.ts';
import { watchHome, watchTables, type HeardDevice } from '#lib/domain/hall/table-watch.ts';
import type { CarriedDeviceRow } from '#lib/device/rows.ts';
import type { FilesIn } from './files-in.svelte.ts';
import { cardReader, seqsByDevice, mergedDevices, type ReadCard } from './known-devices.ts';
import { askDevices } from './calls.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';
import type { Tray } from './tray.svelte.ts';

/** The roll-call: the state of every known device, worked out again whenever one of its sources changes. */
export class Roll {
	#heard = $state.raw<KnownDevice[]>([]);
	#fromFiles = $state.raw<KnownDevice[]>([]);
	/** When the server last answered. It is `undefined` when it never did on this screen. */
	heardAtMs = $state<number>();
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	readonly #tray: Tray;
	readonly #files: FilesIn;
	readonly #read: ReadCard;

	#askedAtMs = $state<number>();
	/**
	 * How far the server's clock is ahead of this device's clock, which may be wrong. The server's clock decides what counts as
	 * unknown.
	 */
	#aheadMs = $state(0);
	/** The present moment by the server's clock, as far as it is known. It moves on each time the server is asked. */
	get serverNowMs(): number {
		return this.#nowMs;
	}

	readonly #nowMs = $derived.by(() => (this.#askedAtMs ?? this.#parts.clock.nowMs()) + this.#aheadMs);

	readonly #here = $derived.by(() => seqsByDevice(this.#tray.everything));
	readonly entries = $derived.by(() => rollCall(mergedDevices(this.#heard, this.#fromFiles), this.#here, this.#nowMs));
	/** The table of each device that stands at one. */
	readonly tableOf: ReadonlyMap<string, string> = $derived.by(() => tableByDevice(this.entries));
	/** The server lists no further devices that have delivered nothing, so the roll-call may lack a table. */
	readonly isFull = $derived.by(() => {
		const silent = this.#heard.filter(({ received }) => received === 0).length;
		return this.#heard.length >= hallBounds.devices || silent >= hallBounds.silentDevices;
	});
	readonly out = $derived.by(() => this.entries.filter(({ stillOut }) => stillOut > 0));
	readonly stillOut = $derived.by(() => stillOutOf(this.entries));
	readonly lost = $derived.by(() => this.entries.filter(({ standing }) => standing === 'lost'));
	/** Tables of which nobody knows what was handed in since, and writers' own devices of which the same is true. */
	readonly unknownTables = $derived.by(() => unknownTables(this.entries));
	readonly unknownAtHome = $derived.by(
		() => this.entries.filter((entry) => entry.table === undefined && isUnknown(entry)).length
	);
	/** Shared devices that report that something is missing before the day. */
	readonly unready = $derived.by(() => this.entries.filter(isUnready));
	/** Tablets whose letters are lost are left out, because nobody needs to go and look at them. */
	readonly #watched = $derived.by<HeardDevice[]>(() =>
		this.entries
			.filter(({ standing }) => standing !== 'lost')
			.map(({ table, handedIn, arrived, lastSeenAtMs }) => ({ table, lastSeq: handedIn, received: arrived, lastSeenAtMs }))
	);
	readonly tables = $derived.by(() => watchTables(this.#watched, this.#nowMs));
	readonly atHome = $derived.by(() => watchHome(this.#watched));

	constructor(parts: DeskParts, open: OpenEvent, tray: Tray, files: FilesIn) {
		this.#parts = parts;
		this.#open = open;
		this.#tray = tray;
		this.#files = files;
		this.#read = cardReader(open.code, open.keyring.identities);
	}

	/** Asks the server, and reads again what came in files. It says whether the server answered. */
	async hear(): Promise<boolean> {
		this.#fromFiles = await Promise.all(this.#files.devices.map((row) => this.#carried(row)));
		const asked = await askDevices(this.#parts, this.#open.code, this.#open.token);
		this.#askedAtMs = this.#parts.clock.nowMs();
		if (asked.kind !== 'given') return false;
		const { serverTime } = asked.value;
		this.#aheadMs = serverTime === undefined ? 0 : Date.parse(serverTime) - this.#askedAtMs;
		this.#heard = await Promise.all(
			asked.value.devices.map(async ({ device, card, lastSeq, received, lastSeenAt }) => {
				return { device, lastSeq, received, lastSeenAtMs: Date.parse(lastSeenAt), ...(await this.#read(device, card)) };
			})
		);
		this.heardAtMs = this.#parts.clock.nowMs();
		return true;
	}

	async #carried({ device, card, lastSeq, takenInAtMs }: CarriedDeviceRow): Promise<KnownDevice> {
		return { device, lastSeq, received: 0, lastSeenAtMs: takenInAtMs, ...(await this.#read(device, card)) };
	}
}

const isUnready = ({ table, lacks = [], standing }: RollEntry) => table !== undefined && lacks.length > 0 && standing !== 'lost';
