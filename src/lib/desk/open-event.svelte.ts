/** One event that an organiser has open on this device: what its newest record says, and how it is changed. */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { NotKnown } from '#lib/domain/decode/parse.ts';
import { mayHandOver, mostHandOvers } from '#lib/domain/hand-over.ts';
import type { ManifestChange } from '#lib/domain/change-manifest.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { findOrganised, saveNewerRecord, saveOrganiser } from '#lib/device/organisers.ts';
import { storing } from '#lib/device/storing.ts';
import { fromBase64Url, sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf, joinLink } from '#lib/keys/join-link.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signChange } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import type { Told } from '#lib/net/ask-for.ts';
import { askEvent, askPack, putManifest, withPackIfAsked } from './calls.ts';
import type { Credentials } from './credentials.ts';
import type { FoundEvent } from './find-event.ts';
import { giveHandOverBack, handOverFor } from './hand-over.ts';
import type { Keyring } from './keyring.ts';
import type { DeskParts } from './parts.ts';
import { newerOf, signedPartOf, type VerifiedRecord } from './verified-record.ts';

interface ReadPack {
	pack: Pack;
	json: string;
}

/** One event that was opened with its words. */
export class OpenEvent {
	readonly entropy: Bytes;
	readonly key: OrganiserKey;
	readonly token: string;
	/** The identities that open the letters: those of these words and those of earlier owners. */
	readonly keyring: Keyring;
	/** The fingerprint of the key that signs the event. */
	#fingerprint = $state('');
	/**
	 * Whether the event was opened with the words of the recovery sheet. With them a person can read, count and print everything,
	 * and can change nothing of the event but its owner.
	 */
	readonly isRecovery: boolean;
	#pack = $state.raw() as ReadPack;
	#record = $state.raw() as VerifiedRecord;
	/** A newer app changed the event, so this app must not act on what it knew before. */
	needsNewerApp = $state(false);
	isKept = $state(false);
	/** The event was handed to these words on this device, since it was opened here. */
	isJustHandedOver = $state(false);
	readonly #parts: DeskParts;

	constructor(
		parts: DeskParts,
		{ entropy, key, token }: Credentials,
		{ record, pack, packJson, isRecovery, fingerprint, keyring, newer }: FoundEvent
	) {
		this.#parts = parts;
		this.entropy = entropy;
		this.key = key;
		this.token = token;
		this.#fingerprint = fingerprint;
		this.keyring = keyring;
		this.isRecovery = isRecovery;
		this.#pack = { pack, json: packJson };
		this.#record = record;
		this.needsNewerApp = newer !== undefined;
	}

	get manifest(): Manifest {
		return this.#record.manifest;
	}

	/** The pack that is open. */
	get pack(): Pack {
		return this.#pack.pack;
	}

	/** The pack's exact text. */
	get packJson(): string {
		return this.#pack.json;
	}

	get fingerprint(): string {
		return this.#fingerprint;
	}

	/** Why these words cannot hand the event to new ones. It is `undefined` where they can. */
	get whyNotHandedOver(): 'no-mandate' | 'too-often' | undefined {
		if (this.isRecovery && !mayHandOver(this.manifest, toBase64Url(this.key.verifyKey))) return 'no-mandate';
		return (this.#record.answer.handedOver?.length ?? 0) >= mostHandOvers ? 'too-often' : undefined;
	}

	/** Makes the request that hands the event to the words `to`. It throws when these words may not hand it over. */
	handOverTo(to: Credentials): Promise<PostedHandOver> {
		if (this.whyNotHandedOver) throw new Error(`it cannot be handed over: ${this.whyNotHandedOver}`);
		const { answer: last } = this.#record;
		return handOverFor({ last, code: this.code, by: this.key, identities: this.keyring.identities, to });
	}

	/** Settings that a newer app wrote and this app does not know. For these the usual values are used. */
	get notKnown(): NotKnown[] {
		return this.#record.notKnown ?? [];
	}

	/** The newer app's name for this event's envelope, when this app does not know that envelope. */
	get unknownEnvelope(): string | undefined {
		return this.notKnown.find(({ path }) => path === 'settings.envelope')?.found;
	}

	/**
	 * The verify keys of organisers, in base64url: of these words, of the owner, and of who has a mandate. Earlier owners are not among
	 * them, since a device that has the present words cannot tell an earlier owner from one that the server made up.
	 */
	get organiserKeys(): string[] {
		const mandated = (this.manifest.mandates ?? []).map(({ verifyKey }) => verifyKey);
		return [toBase64Url(this.key.verifyKey), this.#record.answer.verifyKey, ...mandated];
	}

	/** The present moment by this device's clock, in milliseconds. */
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

	/**
	 * Gives the join link for a table or, without a table, for everybody's own phone. It throws for the recovery words, which
	 * have no join token.
	 */
	joinLink(table?: string): string {
		if (this.isRecovery) throw new Error('the recovery words know no join link');
		return this.linkWith(this.key.joinToken, table);
	}

	/** Gives the join link with the token of a channel. */
	linkWith(token: Bytes, table?: string): string {
		const { code, fingerprint } = this;
		return joinLink(this.#parts.origin, { code, token: toBase64Url(token), fingerprint, table });
	}

	/**
	 * Signs and sends the next record with this change. On this device the change counts only once the server has it. `packJson`: the
	 * exact text of another pack, whose digest the change names.
	 */
	async change(change: ManifestChange, packJson?: string): Promise<Told<unknown>> {
		const answer = await signChange(this.#record.answer.manifest, change, this.key);
		const outcome = await putManifest(this.#parts, this.code, this.token, { ...answer, pack: packJson });
		const { handedOver } = this.#record.answer;
		if (outcome.kind === 'given') await this.#take({ ...answer, ...(handedOver && { handedOver }) }, packJson);
		return outcome;
	}

	/**
	 * Fetches the server's newest record, which another organiser may have changed. A server that was restored from a backup has
	 * an older record: then this device sends its own record back, unless its words may change nothing. In the same way it sends
	 * back the hand-over to these words.
	 */
	async refresh(): Promise<void> {
		const { code, fingerprint, token } = this;
		const { database } = this.#parts;
		const told = await askEvent(this.#parts, code, token);
		if (told.kind === 'refused') await this.#giveHandOverBack();
		if (told.kind !== 'given') return;
		// An earlier owner's words must not follow the hand-over to the next owner.
		const answer = this.isRecovery ? told.value : { ...told.value, handedOver: undefined };
		const verified = await verifyManifest(answer, { code, fingerprint, lastCounter: this.manifest.counter });
		if (verified.kind === 'verified') await this.#takeWithPack(told.value, verified.manifest);
		if (verified.kind === 'lowered-counter' && !this.isRecovery)
			await withPackIfAsked(this.packJson, (pack) => putManifest(this.#parts, code, token, { ...this.#record.answer, pack }));
		if (verified.kind !== 'needs-newer-app') return;
		this.needsNewerApp = true;
		await keep(() => saveNewerRecord(database, code, newerOf(told.value, verified)));
	}

	async #giveHandOverBack(): Promise<void> {
		const row = await storing(
			() => findOrganised(this.#parts.database, this.code),
			() => undefined
		);
		if (row) await giveHandOverBack(this.#parts, this, row);
	}

	/** Takes in a record together with the pack that it names. When the pack does not come, the record waits for the next time. */
	async #takeWithPack(answer: EventAnswer, { packDigest }: Manifest): Promise<void> {
		if (packDigest === this.manifest.packDigest) return this.#take(answer);
		const { database } = this.#parts;
		const told = await askPack(this.#parts, this.code, this.token);
		if (told.kind !== 'given' || (await sha256Hex(told.value)) !== packDigest) return;
		const parsed = parseFetchedPack(told.value);
		if (parsed.kind === 'parsed') return this.#take(answer, told.value);
		if (!parsed.mayBeNewer) return;
		this.needsNewerApp = true;
		await keep(() => saveNewerRecord(database, this.code, { ...newerOf(answer, {}), pack: told.value }));
	}

	/**
	 * Takes in a correctly signed record of this event, with the text of its pack when that is another one. From now on it is what
	 * this device knows of the event.
	 */
	async #take(answer: EventAnswer, json = this.packJson): Promise<void> {
		const { database } = this.#parts;
		const parsed = parseManifest(answer.manifest);
		const pack = parseFetchedPack(json);
		if (parsed.kind === 'malformed') throw new Error(`a record that was verified: ${parsed.problem}`);
		if (pack.kind === 'malformed') throw new Error(`a pack that was read before: ${pack.problem}`);
		if (json !== this.packJson) this.#pack = { pack: pack.value, json };
		this.#record = { answer: signedPartOf(answer), manifest: parsed.value, notKnown: parsed.notKnown };
		const owner = fromBase64Url(answer.verifyKey);
		if (owner) this.#fingerprint = await fingerprintOf(owner);
		this.needsNewerApp = false;
		await keep(async () => {
			const row = await findOrganised(database, this.code);
			if (!row) return;
			const { newer: _settled, ...known } = row;
			const { counter, packDigest } = parsed.value;
			await saveOrganiser(database, { ...known, ...answer, counter, packDigest, pack: json });
		});
	}
}

/** When a device cannot store a record now, it asks the server for it again next time. */
const keep = (work: () => Promise<void>) => storing(work, () => undefined);
