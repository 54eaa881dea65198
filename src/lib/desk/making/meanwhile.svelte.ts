/** What another organiser published while a pack is made on this device. */
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import { theirChanges, withMet, withSettled, type TheirChange } from '#lib/domain/pack/making/their-changes.ts';
import type { PackInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
import type { Pack } from '#lib/domain/pack.ts';
import type { OpenEvent } from '../open-event.svelte.ts';

export class Meanwhile {
	/** What was published when it was begun, with what was decided since. */
	#base = $state.raw<Pack>();
	/** What was published when it was last met. */
	#met?: Pack;
	readonly #open: OpenEvent;
	readonly #read: () => PackInTheMaking | undefined;

	constructor(open: OpenEvent, read: () => PackInTheMaking | undefined) {
		this.#open = open;
		this.#read = read;
	}

	/** What the event has now. */
	get theirs(): Pack {
		return this.#open.pack;
	}

	/** What they changed, and nobody here has decided about. */
	readonly changes: TheirChange[] = $derived.by(() => {
		const mine = this.#read();
		return this.#base && mine ? theirChanges({ base: this.#base, theirs: this.theirs }, mine) : [];
	});

	/** What is kept of it, as JSON. */
	get written(): string | undefined {
		return this.#base && JSON.stringify(this.#base);
	}

	/** Begins with what is published now. */
	begin() {
		this.#base = this.#open.pack;
	}

	/** Goes on from what was kept. Where nothing was, or nothing that can be read, it begins with what is published now. */
	goOnFrom(written: string | undefined) {
		const read = written === undefined ? undefined : parseFetchedPack(written);
		this.#base = read?.kind === 'parsed' ? read.value : this.#open.pack;
	}

	/** Meets what is published now, before something is typed: what is the same here needs no decision. */
	meet() {
		const mine = this.#read();
		if (!this.#base || !mine || this.#met === this.theirs) return;
		this.#base = withMet({ base: this.#base, theirs: this.theirs }, mine);
		this.#met = this.theirs;
	}

	settle(change: TheirChange) {
		if (this.#base) this.#base = withSettled(this.#base, this.theirs, change);
	}
}
