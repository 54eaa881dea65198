/** The event that an organiser has open on this device, and how it is opened, kept and left. */
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import { parsePack, type Pack } from '#lib/domain/pack.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { findOrganised, forgetKey, forgetOrganised, organisedEvents, saveOrganiser } from '#lib/device/organisers.ts';
import type { OrganiserRow } from '#lib/device/rows.ts';
import type { Bytes } from '#lib/domain/bytes.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf, joinLink } from '#lib/keys/join-link.ts';
import { organiserKeyOf, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { askCodes, askEvent, askPack, putManifest } from './calls.ts';
import type { Told } from '#lib/net/ask-for.ts';
import { ownServer } from '#lib/net/ask.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';

export type OpenOutcome =
	| { kind: 'opened' }
	| Hindrance
	/** The record on the server was not signed with the key of these words, or is older than the one seen before. */
	| { kind: 'altered' };

const server = { net: ownServer, clock: deviceClock };

/** The server said no, and what is stored here would say no different. */
const isNo = (told: Told<unknown>): told is Extract<Hindrance, { kind: 'refused' | 'unknown-event' | 'declined' }> =>
	told.kind === 'refused' || told.kind === 'unknown-event' || told.kind === 'declined';

/** One event, opened with its words. */
export class OpenEvent {
	readonly entropy: Bytes;
	readonly key: OrganiserKey;
	readonly token: string;
	readonly fingerprint: string;
	readonly pack: Pack;
	manifest = $state.raw<Manifest>() as Manifest;
	isKept = $state(false);

	constructor(given: {
		entropy: Bytes;
		key: OrganiserKey;
		fingerprint: string;
		manifest: Manifest;
		pack: Pack;
		isKept: boolean;
	}) {
		this.entropy = given.entropy;
		this.key = given.key;
		this.token = toBase64Url(given.key.authToken);
		this.fingerprint = given.fingerprint;
		this.pack = given.pack;
		this.manifest = given.manifest;
		this.isKept = given.isKept;
	}

	get code() {
		return this.manifest.code;
	}

	/** For a table, or for everybody's own phone. */
	joinLink(table?: string): string {
		const { code, fingerprint } = this;
		return joinLink(location.origin, { code, token: toBase64Url(this.key.joinToken), fingerprint, table });
	}

	/** Signs and sends the next record; on this device it counts only once the server has it. */
	async change(next: Manifest): Promise<Told<unknown>> {
		const signed = await signManifest(next, this.key);
		const outcome = await putManifest(server, this.code, this.token, signed);
		if (outcome.kind !== 'given') return outcome;
		const row = await findOrganised(theDatabase(), this.code);
		if (row) await saveOrganiser(theDatabase(), { ...row, ...signed, counter: next.counter });
		this.manifest = next;
		return outcome;
	}

	/** Takes the newest record of the server, which another organiser may have changed. */
	async refresh(): Promise<void> {
		const { code, fingerprint } = this;
		const answer = await askEvent(server, code, this.token);
		if (answer.kind !== 'given') return;
		const verified = await verifyManifest(answer.value, { code, fingerprint, lastCounter: this.manifest.counter });
		if (verified.kind === 'verified') this.manifest = verified.manifest;
	}
}

class Organiser {
	current = $state.raw<OpenEvent>();

	/** With the 16 bytes behind the words alone. Without a network it opens what this device fetched before. */
	async open(entropy: Bytes): Promise<OpenOutcome> {
		const key = await organiserKeyOf(entropy);
		const fingerprint = await fingerprintOf(key.verifyKey);
		const code = await this.#codeOf(key);
		if (typeof code !== 'string') return code;
		const row = await findOrganised(theDatabase(), code);
		const answer = await askEvent(server, code, toBase64Url(key.authToken));
		if (isNo(answer)) return answer;
		const record: EventAnswer | undefined = answer.kind === 'given' ? answer.value : row;
		if (!record) return { kind: 'unreachable' };
		const verified = await verifyManifest(record, { code, fingerprint, lastCounter: row?.counter });
		if (verified.kind !== 'verified') return { kind: 'altered' };
		const pack = await this.#packOf(verified.manifest, row, toBase64Url(key.authToken));
		if (typeof pack !== 'string') return pack;
		return this.#enter(entropy, key, fingerprint, verified.manifest, record, pack);
	}

	/** An event that was just opened on the server by this device. */
	async take(entropy: Bytes, record: EventAnswer, pack: string): Promise<void> {
		const key = await organiserKeyOf(entropy);
		const manifest = parseManifest(record.manifest);
		if (manifest.kind !== 'parsed') throw new Error('a record of our own that no device takes');
		await this.#enter(entropy, key, await fingerprintOf(key.verifyKey), manifest.value, record, pack);
	}

	/** The events whose key stayed on this device. */
	async kept(): Promise<{ row: OrganiserRow; entropy: Bytes; manifest: Manifest }[]> {
		const rows = await organisedEvents(theDatabase());
		return rows.flatMap((row) => {
			const manifest = parseManifest(row.manifest);
			return row.entropy && manifest.kind === 'parsed' ? [{ row, entropy: row.entropy, manifest: manifest.value }] : [];
		});
	}

	/** Opens the last kept event at once from this device, then looks for a newer record. `false` when none is kept. */
	async openKept(code?: string): Promise<boolean> {
		const found = (await this.kept()).find(({ row }) => code === undefined || row.code === code);
		if (!found) return false;
		const key = await organiserKeyOf(found.entropy);
		const fingerprint = await fingerprintOf(key.verifyKey);
		const verified = await verifyManifest(found.row, { code: found.row.code, fingerprint });
		if (verified.kind !== 'verified') return false;
		await this.#enter(found.entropy, key, fingerprint, verified.manifest, found.row, found.row.pack);
		void this.current?.refresh();
		return true;
	}

	async keepHere(): Promise<void> {
		const open = this.current;
		const row = open && (await findOrganised(theDatabase(), open.code));
		if (!row) return;
		await saveOrganiser(theDatabase(), { ...row, openedAtMs: deviceClock.nowMs() }, open.entropy);
		open.isKept = true;
	}

	/** Lets the key go; with `isErasing` the fetched items too. */
	async leave({ isErasing }: { isErasing: boolean }): Promise<void> {
		const open = this.current;
		if (!open) return;
		if (isErasing) await forgetOrganised(theDatabase(), open.code);
		else await forgetKey(theDatabase(), open.code);
		open.entropy.fill(0);
		this.current = undefined;
	}

	/** The server knows which event a token organises; without it, a record on this device signed with the same key tells. */
	async #codeOf(key: OrganiserKey): Promise<string | OpenOutcome> {
		const answer = await askCodes(server, toBase64Url(key.authToken));
		if (isNo(answer)) return answer;
		if (answer.kind === 'given' && answer.value.codes[0] !== undefined) return answer.value.codes[0];
		const rows = await organisedEvents(theDatabase());
		const row = rows.find(({ verifyKey }) => verifyKey === toBase64Url(key.verifyKey));
		return row?.code ?? { kind: 'unreachable' };
	}

	async #packOf(manifest: Manifest, row: OrganiserRow | undefined, token: string): Promise<string | OpenOutcome> {
		if (row && row.packDigest === manifest.packDigest) return row.pack;
		const answer = await askPack(server, manifest.code, token);
		if (answer.kind !== 'given') return answer;
		return (await sha256Hex(answer.value)) === manifest.packDigest ? answer.value : { kind: 'altered' };
	}

	async #enter(
		entropy: Bytes,
		key: OrganiserKey,
		fingerprint: string,
		manifest: Manifest,
		record: EventAnswer,
		json: string
	): Promise<OpenOutcome> {
		const pack = parsePack(json);
		if (pack.kind === 'malformed') return { kind: 'altered' };
		const { code, counter, packDigest } = manifest;
		const { manifest: signed, signature, verifyKey } = record;
		const openedAtMs = deviceClock.nowMs();
		await saveOrganiser(theDatabase(), {
			code,
			counter,
			packDigest,
			pack: json,
			manifest: signed,
			signature,
			verifyKey,
			openedAtMs
		});
		const isKept = (await findOrganised(theDatabase(), code))?.entropy !== undefined;
		this.current = new OpenEvent({ entropy, key, fingerprint, manifest, pack: pack.value, isKept });
		return { kind: 'opened' };
	}
}

export const organiser = new Organiser();
