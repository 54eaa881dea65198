/** Publishing another pack for the open event: what it would change, sending it, and waiting for the network. */
import { carryOver } from '#lib/domain/pack/carry-over.ts';
import { comparePacks, isSamePack, type PackChanges } from '#lib/domain/pack/compare-packs.ts';
import { parseNewPack } from '#lib/domain/new-pack.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import { passesByItself, type Hindrance } from '#lib/net/hindrance.ts';
import type { OpenEvent } from '../open-event.svelte.ts';

/** A pack that was chosen and is not published yet. */
interface NextPack {
	/** The exact text to publish, with the cases that are carried over. */
	json: string;
	pack: Pack;
	/** What the chosen file changes. `removed` are the cases that are carried over. */
	changes: PackChanges;
}

/** Why a file cannot be published. `problem` is the parser's own words. */
export type NotTaken = { kind: 'malformed'; problem: string } | { kind: 'not-carried'; problem: string } | { kind: 'same' };

export class Publishing {
	next = $state.raw<NextPack>();
	notTaken = $state.raw<NotTaken>();
	failure = $state.raw<Hindrance>();
	isBusy = $state(false);
	/** It goes by itself when the server can be reached again. */
	isWaiting = $state(false);
	isDone = $state(false);
	readonly #open: OpenEvent;
	/** The file as it was chosen, for comparing anew when another organiser published meanwhile. */
	#chosen = '';

	constructor(open: OpenEvent) {
		this.#open = open;
	}

	/** Takes the text of a pack's file, whole or not at all. Nothing is published yet. */
	take(json: string) {
		this.leave();
		this.#chosen = json;
		const { pack: before, packJson } = this.#open;
		const parsed = parseNewPack(json);
		if (parsed.kind === 'malformed') return this.#refuse(parsed);
		const changes = comparePacks(before, parsed.value);
		if (isSamePack(changes)) return this.#refuse({ kind: 'same' });
		const whole = carryOver({ json, pack: parsed.value }, { json: packJson, pack: before });
		if (whole.kind === 'malformed') return this.#refuse({ kind: 'not-carried', problem: whole.problem });
		this.next = { ...whole.value, changes };
	}

	/** Puts the chosen file away. What was published stays published. */
	leave() {
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

	async #changeTo({ json, pack }: NextPack) {
		const { locales } = this.#open.manifest;
		const kept = locales.filter((locale) => pack.locales.includes(locale));
		const isSpoken = kept.length === locales.length;
		return { packDigest: await sha256Hex(json), ...(!isSpoken && { locales: kept.length > 0 ? kept : pack.locales }) };
	}

	/** Another organiser was first. A person looks at the changes anew, against what they published. */
	async #meetTheirs() {
		const { failure } = this;
		await this.#open.refresh();
		this.take(this.#chosen);
		this.failure = failure;
	}

	#refuse(why: NotTaken) {
		this.notTaken = why;
	}
}
