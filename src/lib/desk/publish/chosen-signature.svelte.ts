/** The signature on the file that an organiser chose: whose it is for this device and this event, and choosing to trust it. */
import type { FollowedPack } from '#lib/domain/pack/signed/pack-from.ts';
import { signerOf, standingOf, type Signer, type Standing, type TrustedSection } from '#lib/domain/pack/signed/signer.ts';
import type { SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import type { SectionRow } from '#lib/device/section-row.ts';
import { distrustSection, trustedSections, trustSection } from '#lib/device/sections.ts';
import { storing } from '#lib/device/storing.ts';
import { fromBase64Url } from '#lib/keys/bytes.ts';
import { threeWordsOf } from '#lib/keys/section-key.ts';
import type { OpenEvent } from '../open-event.svelte.ts';
import type { DeskParts } from '../parts.ts';

/** Why nobody may take the pack of this file, although the signature fits. `name`: of the section. */
export type WhyNotFollowed =
	| { kind: 'other-key'; known: TrustedSection }
	| { kind: 'lower' | 'two-of-one-version'; name: string; taken: number; version: number };

interface SignedFile {
	signed: SignedPack;
	/** They stand for the key that signed. */
	threeWords: string[];
}

export class ChosenSignature {
	file = $state.raw<SignedFile>();
	/** The sections that are trusted on this device. */
	sections = $state.raw<readonly SectionRow[]>([]);
	/** This device could not keep whom to trust. */
	isNotKept = $state(false);
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;

	readonly signer: Signer | undefined = $derived.by(
		() => this.file && signerOf(this.file.signed, this.sections, this.#open.manifest.packFrom)
	);

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.#open = open;
	}

	/** Reads whom this device trusts. */
	async read(): Promise<void> {
		this.sections = await storing(
			() => trustedSections(this.#parts.database),
			() => this.sections
		);
	}

	/** Looks at a signature that fits. `isWanted`: whether the person chose no other file meanwhile. */
	async look(signed: SignedPack, isWanted: () => boolean): Promise<void> {
		const [threeWords] = await Promise.all([threeWordsOf(keyOf(signed.verifyKey)), this.read()]);
		if (isWanted()) this.file = { signed, threeWords };
	}

	leave() {
		this.file = undefined;
		this.isNotKept = false;
	}

	/** It gives whether this device keeps it. */
	async trust(): Promise<boolean> {
		if (!this.file) return false;
		const { said, verifyKey } = this.file.signed;
		const row = { name: said.name, verifyKey, trustedAtMs: this.#parts.clock.nowMs() };
		this.isNotKept = !(await this.#keep(() => trustSection(this.#parts.database, row)));
		return !this.isNotKept;
	}

	async distrust(verifyKey: string): Promise<void> {
		await this.#keep(() => distrustSection(this.#parts.database, verifyKey));
	}

	/** Why the pack with this id may not be taken from the file; `undefined` when it may, or when nobody signed it. */
	whyNotFollowed(packId: string): WhyNotFollowed | undefined {
		if (!this.file || !this.signer) return undefined;
		if (this.signer.kind === 'other-key') return this.signer;
		const standing = this.#standingOf(packId);
		if (standing !== 'lower' && standing !== 'two-of-one-version') return undefined;
		const { packFrom } = this.#open.manifest;
		return { kind: standing, name: packFrom!.name, taken: packFrom!.version, version: this.file.signed.said.version };
	}

	/** What the event's record says of this pack: only the pack of a section that is trusted here is said to be from it. */
	from(packId: string): FollowedPack | undefined {
		if (!this.file || this.signer?.kind !== 'trusted') return undefined;
		const { said, verifyKey } = this.file.signed;
		return { name: this.signer.section.name, verifyKey, packId, version: said.version, digest: said.digest };
	}

	#standingOf(packId: string): Standing {
		const { said, verifyKey } = this.file!.signed;
		return standingOf({ verifyKey, packId, version: said.version, digest: said.digest }, this.#open.manifest.packFrom);
	}

	async #keep(work: () => Promise<void>): Promise<boolean> {
		const isKept = await storing(
			async () => (await work(), true),
			() => false
		);
		await this.read();
		return isKept;
	}
}

function keyOf(verifyKey: string) {
	const key = fromBase64Url(verifyKey);
	if (!key) throw new Error('a key that fitted its signature');
	return key;
}
