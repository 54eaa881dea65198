/** The event that an organiser has open on this device, and how it is opened, kept and left. */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { NotKnown } from '#lib/domain/decode/parse.ts';
import { mostWrongPins } from '#lib/domain/locked.ts';
import { parseManifest, type Manifest, type ManifestChange } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import {
	findOrganised,
	forgetKey,
	forgetOrganised,
	notePin,
	organisedEvents,
	saveNewerRecord,
	saveOrganiser
} from '#lib/device/organisers.ts';
import type { OrganiserRow } from '#lib/device/rows.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { joinLink } from '#lib/keys/join-link.ts';
import { lock, unlock } from '#lib/keys/lock.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signChange } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import type { Told } from '#lib/net/ask-for.ts';
import { askEvent, putManifest } from './calls.ts';
import { credentialsOf, lookUpEvent, foundOf, readKept, type Credentials, type FoundEvent, type NotFound } from './find-event.ts';
import type { DeskParts } from './parts.ts';
import { newerOf, type VerifiedRecord } from './verified-record.ts';

/** `not-saved`: this device cannot keep the event's record, without which nothing can be collected. */
export type OpenOutcome = { kind: 'opened' } | NotFound | NotSaved;

/** One event, opened with its words. */
export class OpenEvent {
	readonly entropy: Bytes;
	readonly key: OrganiserKey;
	readonly token: string;
	/** Of the key that signs the event. */
	readonly fingerprint: string;
	/** Opened with the words of the recovery sheet: all can be read, counted and printed, and nothing of the event changed. */
	readonly isRecovery: boolean;
	readonly pack: Pack;
	#record = $state.raw() as VerifiedRecord;
	/** A newer app changed the event, and this one must not act on what it knew before. */
	needsNewerApp = $state(false);
	isKept = $state(false);
	readonly #parts: DeskParts;

	constructor(
		parts: DeskParts,
		{ entropy, key, token }: Credentials,
		{ record, pack, isRecovery, fingerprint, newer }: FoundEvent
	) {
		this.#parts = parts;
		this.entropy = entropy;
		this.key = key;
		this.token = token;
		this.fingerprint = fingerprint;
		this.isRecovery = isRecovery;
		this.pack = pack;
		this.#record = record;
		this.needsNewerApp = newer !== undefined;
	}

	get manifest(): Manifest {
		return this.#record.manifest;
	}

	/** Settings of a newer app, for which this one reads the usual ones. */
	get notKnown(): NotKnown[] {
		return this.#record.notKnown ?? [];
	}

	/** What a newer app calls the envelope of this event, when this one does not know it. */
	get unknownEnvelope(): string | undefined {
		return this.notKnown.find(({ path }) => path === 'settings.envelope')?.found;
	}

	/** By this device's clock. */
	nowMs(): number {
		return this.#parts.clock.nowMs();
	}

	get code() {
		return this.manifest.code;
	}

	/** The bearer token of everybody who joins, in base64url. */
	get joinToken() {
		return toBase64Url(this.key.joinToken);
	}

	/** For a table, or for everybody's own phone. Throws for the recovery words, which know none. */
	joinLink(table?: string): string {
		if (this.isRecovery) throw new Error('the recovery words know no join link');
		const { code, fingerprint, joinToken: token } = this;
		return joinLink(this.#parts.origin, { code, token, fingerprint, table });
	}

	/** Signs and sends the next record, with this changed and all else as it was; on this device it counts only once the server has it. */
	async change(change: ManifestChange): Promise<Told<unknown>> {
		const answer = await signChange(this.#record.answer.manifest, change, this.key);
		const outcome = await putManifest(this.#parts, this.code, this.token, answer);
		if (outcome.kind === 'given') await this.#take(answer);
		return outcome;
	}

	/** Takes the newest record of the server, which another organiser may have changed. */
	async refresh(): Promise<void> {
		const { code, fingerprint } = this;
		const { database } = this.#parts;
		const told = await askEvent(this.#parts, code, this.token);
		if (told.kind !== 'given') return;
		const verified = await verifyManifest(told.value, { code, fingerprint, lastCounter: this.manifest.counter });
		if (verified.kind === 'verified') await this.#take(told.value);
		if (verified.kind !== 'needs-newer-app') return;
		this.needsNewerApp = true;
		await keep(() => saveNewerRecord(database, code, newerOf(told.value, verified)));
	}

	/** A record of this event that is signed as it should be: what is known of it here from now on. */
	async #take(answer: EventAnswer): Promise<void> {
		const { database } = this.#parts;
		const parsed = parseManifest(answer.manifest);
		if (parsed.kind === 'malformed') throw new Error(`a record that was verified: ${parsed.problem}`);
		this.#record = { answer, manifest: parsed.value, notKnown: parsed.notKnown };
		this.needsNewerApp = false;
		await keep(async () => {
			const row = await findOrganised(database, this.code);
			if (!row) return;
			const { newer: _settled, ...known } = row;
			await saveOrganiser(database, { ...known, ...answer, counter: parsed.value.counter });
		});
	}
}

/** A device that cannot store a record now asks the server for it anew next time. */
const keep = (work: () => Promise<void>) => storing(work, () => undefined);

export interface KeptEvent {
	row: OrganiserRow;
	manifest: Manifest;
}
/** `forgotten`: too many wrong PINs, and only the words open it now. `left`: how many more may be wrong. */
export type KeptOutcome =
	{ kind: 'opened' } | { kind: 'none' } | { kind: 'pin-needed' } | { kind: 'wrong-pin'; left: number } | { kind: 'forgotten' };

/** Who organises on this device: nobody, or somebody with one event open. */
export class Organiser {
	current = $state.raw<OpenEvent>();
	/** Keys that an app of before had left in clear, by event. */
	#former: Readonly<Record<string, Bytes>> = {};
	readonly #parts: DeskParts;

	constructor(parts: DeskParts) {
		this.#parts = parts;
	}

	/** With the 16 bytes behind the words alone. Without a network it opens what this device fetched before. */
	async open(entropy: Bytes): Promise<OpenOutcome> {
		const credentials = await credentialsOf(entropy);
		const found = await storing(() => lookUpEvent(this.#parts, credentials));
		return found.kind === 'found' ? this.#enter(credentials, found) : found;
	}

	/** An event that was just opened on the server by this device. Throws for a record that no device would take. */
	async take(entropy: Bytes, record: EventAnswer, packJson: string): Promise<OpenOutcome> {
		const manifest = parseManifest(record.manifest);
		if (manifest.kind !== 'parsed') throw new Error('a record of our own that no device takes');
		const credentials = await credentialsOf(entropy);
		const opener = { isRecovery: false, fingerprint: credentials.fingerprint };
		const found = foundOf({ answer: record, manifest: manifest.value }, packJson, opener);
		return found.kind === 'found' ? this.#enter(credentials, found) : found;
	}

	/**
	 * The events that were kept on this device, the last opened first; none where the storage cannot be read. A key that an app of before
	 * left in clear is taken off the disk, and opens its event once more.
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
			await keep(() => forgetKey(database, code));
		}
		return rows.flatMap((row) => {
			const manifest = parseManifest(row.manifest);
			const isKept = row.locked !== undefined || this.#former[row.code] !== undefined;
			return isKept && manifest.kind === 'parsed' ? [{ row, manifest: manifest.value }] : [];
		});
	}

	/** Opens the last kept event, or that one, at once from this device; then looks for a newer record. */
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
		await keep(() => forgetKey(database, code));
		return { kind: 'forgotten' };
	}

	/** Keeps the key on this device behind a PIN, so that the event opens without the words until somebody leaves. */
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

	/** Lets the key go; with `isErasing` the fetched items too. */
	async leave({ isErasing }: { isErasing: boolean }): Promise<void> {
		const open = this.current;
		if (!open) return;
		await (isErasing ? forgetOrganised : forgetKey)(this.#parts.database, open.code);
		open.entropy.fill(0);
		this.current = undefined;
	}

	async #enter(credentials: Credentials, found: FoundEvent): Promise<OpenOutcome> {
		const { database, clock } = this.#parts;
		const { record, packJson: pack, newer } = found;
		const { code, counter, packDigest } = record.manifest;
		return storing(async () => {
			const row = { ...record.answer, code, counter, packDigest, pack, openedAtMs: clock.nowMs() };
			await saveOrganiser(database, { ...row, ...(newer && { newer }) });
			const open = new OpenEvent(this.#parts, credentials, found);
			open.isKept = (await findOrganised(database, code))?.locked !== undefined;
			this.current = open;
			return { kind: 'opened' } as const;
		});
	}
}
