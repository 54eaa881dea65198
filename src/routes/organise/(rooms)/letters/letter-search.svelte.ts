/** What an organiser looks for in the letters room, and what is shown of it. */
import type { Entry, Tray } from '#lib/desk/tray.svelte.ts';
import { reviewStateOf } from '#lib/domain/facts/review.ts';
import { ownLink } from '../../link-words.ts';
import { kinds } from '#lib/domain/item.ts';
import { itemLengths } from '#lib/domain/print/find-items.ts';
import { choicesIn, passes, type ItemFilter } from '#lib/domain/print/item-filter.ts';

/** The choices that are no value of an item: everything, what wants eyes first, and no table. */
export const anyone = '*';
export const eyes = 'eyes';
export const atHome = '@';

export class LetterSearch {
	caseId = $state(anyone);
	kind = $state(anyone);
	table = $state(anyone);
	day = $state(anyone);
	locale = $state(anyone);
	length = $state<string>(anyone);
	review = $state<string>(anyone);
	/** The id of a channel, or `ownLink`. */
	link = $state<string>(anyone);
	query = $state('');
	isUnprintedOnly = $state(false);
	readonly #tray: Tray;

	constructor(tray: Tray) {
		this.#tray = tray;
	}

	readonly choices = $derived.by(() => choicesIn(this.#tray.entries.map((entry) => entry.item)));
	readonly shown = $derived.by(() =>
		this.#tray.entries.filter(
			(entry) => this.#isInState(entry) && this.#isByLink(entry) && passes(entry.item, entry.isPrinted, this.#filter)
		)
	);
	/** What is shown, in its order. Of what wants eyes, twins stand beside each other, and what came from one device together. */
	readonly inQueue = $derived.by(() =>
		this.review === eyes ? this.shown.toSorted((a, b) => (this.#eyesKey(a) < this.#eyesKey(b) ? -1 : 1)) : this.shown
	);
	readonly #filter = $derived.by((): ItemFilter => ({
		caseId: valueOf(this.caseId),
		kind: kinds.find((each) => each === this.kind),
		table: this.table === atHome ? '' : valueOf(this.table)?.slice(1),
		writtenOn: valueOf(this.day),
		locale: valueOf(this.locale),
		length: itemLengths.find((each) => each === this.length),
		query: this.query,
		isUnprintedOnly: this.isUnprintedOnly
	}));

	/** By how many of the choices the list is narrowed. */
	get chosen(): number {
		const choices = [this.caseId, this.kind, this.table, this.day, this.locale, this.length, this.review, this.link];
		return choices.filter((each) => each !== anyone).length;
	}

	clear() {
		this.caseId = this.kind = this.table = this.day = this.locale = this.length = this.review = this.link = anyone;
		this.query = '';
		this.isUnprintedOnly = false;
	}

	/** Shows only what wants eyes first. */
	showEyes() {
		this.clear();
		this.review = eyes;
	}

	#isInState({ row, review: said, isAskedOut }: Entry): boolean {
		if (this.review === anyone) return true;
		if (this.review === eyes) return this.#tray.eyes.byId.has(row.id);
		return this.review === 'asked-out' ? isAskedOut === true : reviewStateOf(said) === this.review;
	}

	#isByLink({ row }: Entry): boolean {
		return this.link === anyone || (row.channel ?? ownLink) === this.link;
	}

	#eyesKey({ row, item }: Entry): string {
		const [why] = this.#tray.eyes.byId.get(row.id) ?? [];
		return why?.kind === 'repeated'
			? `0 ${row.device} ${row.n}`
			: `${why?.kind === 'twin' ? 1 : 2} ${item.from.name} ${row.caseId} ${row.n}`;
	}
}

const valueOf = (chosen: string) => (chosen === anyone ? undefined : chosen);
