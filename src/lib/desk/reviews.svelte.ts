/** What the organisers decided about single items of the open event, and the verbs that add to it. */
import { deedsOf, mayTakeBack, sayDeedTakenBack, type Deed } from '#lib/domain/facts/deed.ts';
import { mergeReviews, type ReviewsById } from '#lib/domain/facts/review.ts';
import type { ReviewFact } from '#lib/domain/facts/review-fact.ts';
import { sayPutAside, sayReleased, sayTakenBack, type PuttingAside } from '#lib/domain/facts/say-review.ts';
import { openNote, sealNote } from '#lib/sealing/seal-note.ts';
import type { Facts, Said } from './facts.svelte.ts';
import type { OpenEvent } from './open-event.svelte.ts';

/** Why, and perhaps a note in the organiser's own words, which is sealed before it is stored. */
export interface Why extends Omit<PuttingAside, 'kind' | 'sealed'> {
	note?: string;
}

/** By item: held, left out or fine, who said so, and what can be said. */
export class Reviews {
	readonly #facts: Facts;
	readonly #open: OpenEvent;
	readonly byId: ReviewsById = $derived.by(() => mergeReviews(this.#facts.all));

	/** What every organiser did, the newest first. */
	readonly deeds: readonly Deed[] = $derived.by(() => deedsOf(this.#facts.all));

	constructor(facts: Facts, open: OpenEvent) {
		this.#facts = facts;
		this.#open = open;
	}

	hold(itemIds: readonly string[], why: Why): Promise<Said> {
		return this.#putAside('held', itemIds, why);
	}

	leaveOut(itemIds: readonly string[], why: Why): Promise<Said> {
		return this.#putAside('left-out', itemIds, why);
	}

	/** Says that these items are fine, whatever was said before. */
	release(itemIds: readonly string[]): Promise<Said> {
		return this.#facts.say((saying) => sayReleased(itemIds, this.byId, saying));
	}

	/** Takes back what was said under these ids of facts, and nothing else. */
	takeBack(factIds: readonly string[]): Promise<Said> {
		return this.#facts.say((saying) => sayTakenBack(factIds, saying));
	}

	/** Takes back one deed, of whichever kind, unless it is in the post or taken back already. */
	takeBackDeed(deed: Deed): Promise<Said> {
		return this.#facts.say((saying) => (mayTakeBack(deed) ? sayDeedTakenBack(deed, saying) : []));
	}

	/** Gives the note of a fact, or `undefined` when it has none or it is not sealed for these words. */
	async noteOf(said: ReviewFact | Deed): Promise<string | undefined> {
		const sealed = 'sealed' in said ? said.sealed : undefined;
		return sealed === undefined ? undefined : openNote(sealed, this.#open.keyring.identities, this.#open.code);
	}

	#putAside(kind: PuttingAside['kind'], itemIds: readonly string[], { reason, note }: Why): Promise<Said> {
		return this.#facts.say(async (saying) => {
			const { code, manifest } = this.#open;
			const text = note?.trim();
			const sealed = text ? await sealNote({ v: 1, event: code, text }, manifest.recipients) : undefined;
			return sayPutAside(itemIds, { kind, reason, sealed }, this.byId, saying);
		});
	}
}
