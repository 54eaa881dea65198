/** Keeps the pack in the making on this device while somebody types. */
import { saveMaking, type SavedMaking } from '#lib/device/packs-in-making.ts';
import type { PackInMakingRow } from '#lib/device/pack-in-making-row.ts';
import type { DeskParts } from '../parts.ts';

const pauseMs = 400;
/** Somebody who types without a pause is saved this often. */
const longestMs = 1_500;
const againMs = 5_000;

/** What is kept of a pack in the making. */
export type KeptMaking = Pick<PackInMakingRow, 'text' | 'base' | 'versions'>;

export class MakingKeeper {
	/** How the last save went. It is `undefined` before the first one. */
	outcome = $state.raw<SavedMaking>();
	savedAtMs = $state<number>();
	/** Something is typed that is not saved yet. */
	isDirty = $state(false);
	readonly #parts: DeskParts;
	readonly #event: string;
	readonly #read: () => KeptMaking | undefined;
	#revision = 0;
	#dirtySinceMs = 0;
	#cancel = () => {};
	#under: Promise<void> = Promise.resolve();

	constructor(parts: DeskParts, event: string, read: () => KeptMaking | undefined) {
		this.#parts = parts;
		this.#event = event;
		this.#read = read;
	}

	/** Goes on with what was read from this device. */
	goOnFrom({ revision, savedAtMs }: { revision: number; savedAtMs?: number }) {
		this.#revision = revision;
		this.savedAtMs = savedAtMs;
		this.outcome = undefined;
		this.isDirty = false;
	}

	/** Saves after a pause. Call it after each change. */
	changed() {
		const nowMs = this.#parts.clock.elapsedMs();
		if (!this.isDirty) this.#dirtySinceMs = nowMs;
		this.isDirty = true;
		const leftMs = Math.max(0, this.#dirtySinceMs + longestMs - nowMs);
		this.#saveIn(Math.min(pauseMs, leftMs));
	}

	/** Saves now what is not saved yet, after any save under way. */
	async leave(): Promise<void> {
		this.#cancel();
		this.#under = this.#under.then(() => this.#save());
		await this.#under;
	}

	/** Saves nothing more of what was typed. */
	async stop(): Promise<void> {
		this.#cancel();
		this.isDirty = false;
		await this.#under;
	}

	#saveIn(ms: number) {
		this.#cancel();
		this.#cancel = this.#parts.clock.after(ms, () => void this.leave());
	}

	async #save(): Promise<void> {
		const kept = this.#read();
		if (!this.isDirty || !kept) return;
		this.isDirty = false;
		const savedAtMs = this.#parts.clock.nowMs();
		const row = { event: this.#event, revision: this.#revision, savedAtMs, ...kept };
		const outcome = await saveMaking(this.#parts.database, row);
		this.outcome = outcome;
		if (outcome.kind === 'saved') {
			this.#revision = outcome.revision;
			this.savedAtMs = savedAtMs;
		} else if (outcome.kind === 'not-saved') {
			this.isDirty = true;
			this.#saveIn(againMs);
		}
	}
}
