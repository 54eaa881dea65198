/** Publishing another pack for the open event: what it would change, sending it, and waiting for the network. */
import { carryOver } from '#lib/domain/pack/carry-over.ts';
import { comparePacks, isSamePack, type PackChanges } from '#lib/domain/pack/compare-packs.ts';
import { parseNewPack } from '#lib/domain/new-pack.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { packFromNow, type FollowedPack } from '#lib/domain/pack/signed/pack-from.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import { passesByItself, type Hindrance } from '#lib/net/hindrance.ts';
import type { OpenEvent } from '../open-event.svelte.ts';
import type { DeskParts } from '../parts.ts';
import { ChosenSignature, type WhyNotFollowed } from './chosen-signature.svelte.ts';
import { readPackFile } from './read-pack-file.ts';

/** A pack that was chosen and is not published yet. */
interface NextPack {
	/** The exact text to publish, with the cases that are carried over. */
	json: string;
	pack: Pack;
	/** What the chosen file changes. `removed` are the cases that are carried over. */
	changes: PackChanges;
	/** Whose signed pack it is, when a section that is trusted here signed it. */
	from?: FollowedPack;
}

/** Why a file cannot be published. `problem` is the parser's own words. */
export type NotTaken =
	| { kind: 'malformed'; problem: string }
	| { kind: 'not-carried'; problem: string }
	| { kind: 'same' }
	| { kind: 'does-not-fit' }
	| WhyNotFollowed;

export class Publishing {
	next = $state.raw<NextPack>();
	notTaken = $state.raw<NotTaken>();
	failure = $state.raw<Hindrance>();
	isBusy = $state(false);
	/** It goes by itself when the server can be reached again. */
	isWaiting = $state(false);
	isDone = $state(false);
	/** Who signed the file that was chosen. */
	readonly signature: ChosenSignature;
	readonly #open: OpenEvent;
	/** The pack as it was chosen, for comparing anew when another organiser published meanwhile. */
	#chosen = '';
	#turn = 0;

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#open = open;
		this.signature = new ChosenSignature(parts, open);
	}

	/** Takes the text of a pack that nobody signed, whole or not at all. Nothing is published yet. */
	take(json: string) {
		this.leave();
		this.#turn++;
		this.#choose(json);
	}

	/** Takes the text of a `.pack` file, which a section may have signed. */
	async takeFile(text: string): Promise<void> {
		this.leave();
		const turn = ++this.#turn;
		// A person may choose another file meanwhile.
		const isWanted = () => turn === this.#turn;
		const file = await readPackFile(text);
		if (file.kind === 'signed') await this.signature.look(file.signed, isWanted);
		if (!isWanted()) return;
		if (file.kind === 'unsigned') this.#choose(file.json);
		else if (file.kind === 'signed') this.#choose(file.signed.pack);
		else this.#refuse(file);
	}

	/** Trusts the section that signed the file. A key that had its name before is trusted no more. */
	async trust(): Promise<void> {
		if (await this.signature.trust()) this.#choose(this.#chosen);
	}

	/** Puts the chosen file away. What was published stays published. */
	leave() {
		this.signature.leave();
		this.next = this.notTaken = this.failure = undefined;
		this.isWaiting = this.isDone = false;
	}

	/** Signs and sends it. Without a network it waits. */
	async publish(): Promise<void> {
		const { next } = this;
		if (!next || this.isBusy) return;
		this.isBusy = true;
		this.failure = undefined;
		const outcome = await this.#open.change(await this.#changeTo(next), next.json);
		this.isBusy = false;
		if (outcome.kind === 'given') {
			this.leave();
			this.isDone = true;
			return;
		}
		this.isWaiting = passesByItself(outcome);
		this.failure = outcome;
		if (outcome.kind === 'declined' && outcome.because === 'wrong-counter') await this.#meetTheirs();
	}

	/** Tries once more, when it waits. */
	async again(): Promise<void> {
		if (this.isWaiting) await this.publish();
	}

	#choose(json: string) {
		this.#chosen = json;
		this.next = this.notTaken = undefined;
		const { pack: before, packJson } = this.#open;
		const parsed = parseNewPack(json);
		if (parsed.kind === 'malformed') return this.#refuse(parsed);
		const why = this.signature.whyNotFollowed(parsed.value.id);
		if (why) return this.#refuse(why);
		const from = this.signature.from(parsed.value.id);
		const changes = comparePacks(before, parsed.value);
		if (isSamePack(changes)) return this.#meetSame(changes, from);
		const whole = carryOver({ json, pack: parsed.value }, { json: packJson, pack: before });
		if (whole.kind === 'malformed') return this.#refuse({ kind: 'not-carried', problem: whole.problem });
		this.next = { ...whole.value, changes, from };
	}

	/** Nothing changes. All that can still be published is whose pack it is, when nobody said it before. */
	#meetSame(changes: PackChanges, from: FollowedPack | undefined) {
		const { manifest, pack, packJson: json } = this.#open;
		const said = packFromNow(manifest);
		const isSaid = !from || (said?.verifyKey === from.verifyKey && said.version === from.version);
		if (isSaid) return this.#refuse({ kind: 'same' });
		this.next = { json, pack, changes, from };
	}

	async #changeTo({ json, pack, from }: NextPack) {
		const { locales } = this.#open.manifest;
		const kept = locales.filter((locale) => pack.locales.includes(locale));
		const isSpoken = kept.length === locales.length;
		const packDigest = await sha256Hex(json);
		return {
			packDigest,
			...(from && { packFrom: { ...from, packDigest } }),
			...(!isSpoken && { locales: kept.length > 0 ? kept : pack.locales })
		};
	}

	/** Another organiser was first. A person looks at the changes anew, against what they published. */
	async #meetTheirs() {
		await this.#open.refresh();
		this.#choose(this.#chosen);
	}

	#refuse(why: NotTaken) {
		this.notTaken = why;
	}
}
