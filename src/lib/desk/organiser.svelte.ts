/** The person who organises on this device: how they open an event, keep it behind a PIN, and leave it. */
import type { Bytes } from '#lib/domain/bytes.ts';
import { mostWrongPins } from '#lib/domain/locked.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { Database } from '#lib/device/database.ts';
import { findOrganised, forgetKey, forgetOrganised, notePin, organisedEvents, saveOrganiser } from '#lib/device/organisers.ts';
import type { OrganiserRow } from '#lib/device/rows.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { lock, unlock } from '#lib/keys/lock.ts';
import { credentialsOf, type Credentials } from './credentials.ts';
import { foundOf, lookUpEvent, readKept, type FoundEvent, type NotFound } from './find-event.ts';
import { keptKeyring } from './keyring.ts';
import { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';

/** `not-saved`: this device cannot store the event's record, and without the record nothing can be collected. */
export type OpenOutcome = { kind: 'opened' } | NotFound | NotSaved;

export interface KeptEvent {
	row: OrganiserRow;
	manifest: Manifest;
}
/** `forgotten`: too many PINs were wrong, and now only the words open the event. `left`: how many more PINs may be wrong. */
export type KeptOutcome =
	{ kind: 'opened' } | { kind: 'none' } | { kind: 'pin-needed' } | { kind: 'wrong-pin'; left: number } | { kind: 'forgotten' };

/** The person who organises on this device: nobody, or somebody with one event open. */
export class Organiser {
	current = $state.raw<OpenEvent>();
	/** Keys that an older app had stored unencrypted, by event code. */
	#former: Readonly<Record<string, Bytes>> = {};
	readonly #parts: DeskParts;

	constructor(parts: DeskParts) {
		this.#parts = parts;
	}

	/** Opens the event from the 16 bytes behind its words. Without a network it opens what this device fetched before. */
	async open(entropy: Bytes): Promise<OpenOutcome> {
		const credentials = await credentialsOf(entropy);
		const found = await storing(() => lookUpEvent(this.#parts, credentials));
		return found.kind === 'found' ? this.#enter(credentials, found) : found;
	}

	/** Opens an event that this device has just created on the server. It throws when the record would be taken by no device. */
	async take(entropy: Bytes, record: EventAnswer, packJson: string): Promise<OpenOutcome> {
		const manifest = parseManifest(record.manifest);
		if (manifest.kind !== 'parsed') throw new Error('a record of our own that no device takes');
		const credentials = await credentialsOf(entropy);
		const keyring = await keptKeyring({ code: manifest.value.code, identity: credentials.key.identity });
		const opening = { isRecovery: false, fingerprint: credentials.fingerprint, keyring };
		const found = foundOf({ answer: record, manifest: manifest.value }, packJson, opening);
		return found.kind === 'found' ? this.#enter(credentials, found) : found;
	}

	/** Opens the same event with the new words, after it was handed to them. Nothing is fetched again. */
	async takeOver(entropy: Bytes, { manifest, signature, verifyKey, handedOver, keyring }: PostedHandOver): Promise<OpenOutcome> {
		const open = this.current;
		const credentials = await credentialsOf(entropy);
		return storing(async () => {
			const row = open && (await findOrganised(this.#parts.database, open.code));
			if (!row) return { kind: 'not-saved', because: 'storage-lost' } as const;
			const found = await readKept(credentials, {
				...row,
				manifest,
				signature,
				verifyKey,
				handedOver,
				keyring,
				newer: undefined
			});
			const entered = found.kind === 'found' ? await this.#enter(credentials, found) : found;
			if (entered.kind === 'opened' && this.current) this.current.isJustHandedOver = true;
			return entered;
		});
	}

	/**
	 * Gives the events that are kept on this device, the last opened first. It gives none when the storage cannot be read. When
	 * an older app left a key unencrypted, the key is taken off the disk and opens its event once more.
	 */
	async kept(): Promise<KeptEvent[]> {
		const { database } = this.#parts;
		const rows = await storing(
			() => organisedEvents(database),
			() => []
		);
		for (const { code, entropy } of rows) {
			if (!entropy) continue;
			this.#former = { ...this.#former, [code]: entropy };
			await letGo(database, code);
		}
		return rows.flatMap((row) => {
			const manifest = parseManifest(row.manifest);
			const isKept = row.locked !== undefined || this.#former[row.code] !== undefined;
			return isKept && manifest.kind === 'parsed' ? [{ row, manifest: manifest.value }] : [];
		});
	}

	/**
	 * Opens the event with this code, or the one opened last. It opens at once from this device and then looks for a newer
	 * record.
	 */
	async openKept({ code, pin }: { code?: string; pin?: string } = {}): Promise<KeptOutcome> {
		const kept = (await this.kept()).find(({ row }) => code === undefined || row.code === code);
		if (!kept) return { kind: 'none' };
		const unlocked = await this.#unlocked(kept.row, pin);
		if (unlocked.kind !== 'unlocked') return unlocked;
		const credentials = await credentialsOf(unlocked.entropy);
		const found = await readKept(credentials, kept.row);
		if (found.kind !== 'found' || (await this.#enter(credentials, found)).kind !== 'opened') return { kind: 'none' };
		void this.current?.refresh();
		return { kind: 'opened' };
	}

	async #unlocked(
		{ code, locked }: OrganiserRow,
		pin: string | undefined
	): Promise<{ kind: 'unlocked'; entropy: Bytes } | Exclude<KeptOutcome, { kind: 'opened' }>> {
		const { database } = this.#parts;
		const { [code]: former, ...others } = this.#former;
		if (former) {
			this.#former = others;
			return { kind: 'unlocked', entropy: former };
		}
		if (!locked) return { kind: 'none' };
		if (pin === undefined) return { kind: 'pin-needed' };
		const entropy = await unlock(locked, pin, code);
		const wrong = await storing(
			() => notePin(database, code, entropy !== undefined),
			() => 0
		);
		if (entropy) return { kind: 'unlocked', entropy };
		if (wrong < mostWrongPins) return { kind: 'wrong-pin', left: mostWrongPins - wrong };
		await letGo(database, code);
		return { kind: 'forgotten' };
	}

	/** Stores the key on this device behind a PIN, so that the event opens without the words until somebody leaves it. */
	async keepHere(pin: string): Promise<void> {
		const open = this.current;
		if (!open) return;
		const { database, clock, random } = this.#parts;
		const locked = await lock(open.entropy, pin, { place: open.code, random });
		const keepKey = async () => {
			const row = await findOrganised(database, open.code);
			if (!row) return false;
			await saveOrganiser(database, { ...row, openedAtMs: clock.nowMs() }, locked);
			return true;
		};
		open.isKept = await storing(keepKey, () => false);
	}

	/**
	 * Deletes the key from this device, and with `isErasing` the fetched items too. When the storage does not delete them, the
	 * event stays open and the screen says so.
	 */
	async leave({ isErasing }: { isErasing: boolean }): Promise<{ kind: 'left' } | NotSaved> {
		const open = this.current;
		if (!open) return { kind: 'left' };
		const forget = isErasing ? forgetOrganised : forgetKey;
		return storing(async () => {
			await forget(this.#parts.database, open.code);
			open.entropy.fill(0);
			this.current = undefined;
			return { kind: 'left' } as const;
		});
	}

	async #enter(credentials: Credentials, found: FoundEvent): Promise<OpenOutcome> {
		const { database, clock } = this.#parts;
		const { record, packJson: pack, newer } = found;
		const { code, counter, packDigest } = record.manifest;
		return storing(async () => {
			const known = await findOrganised(database, code);
			// The words that were kept behind a PIN belong to the earlier owner.
			if (known && known.verifyKey !== record.answer.verifyKey) await forgetKey(database, code);
			const { sealed } = found.keyring;
			const row = { ...record.answer, ...(sealed !== undefined && { keyring: sealed }) };
			const opened = { code, counter, packDigest, pack, openedAtMs: clock.nowMs() };
			await saveOrganiser(database, { ...row, ...opened, ...(newer && { newer }) });
			const open = new OpenEvent(this.#parts, credentials, found);
			open.isKept = (await findOrganised(database, code))?.locked !== undefined;
			this.current = open;
			return { kind: 'opened' } as const;
		});
	}
}

/** When the disk takes no change, deleting the key is tried again the next time it is read. */
const letGo = (database: Database, code: string) =>
	storing(
		() => forgetKey(database, code),
		() => undefined
	);
