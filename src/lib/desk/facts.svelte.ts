/**
 * What organisers did in the open event, on this device and on the others'. It is shared when the server can be reached. What it
 * means stands in `batches.svelte.ts` and `reviews.svelte.ts`.
 */
import type { Fact } from '#lib/domain/facts/fact.ts';
import type { Saying } from '#lib/domain/facts/fact-head.ts';
import { newId } from '#lib/domain/id.ts';
import { factFeedOf, factsOf, nothingKnown, saveFacts, type KnownFacts } from '#lib/device/facts.ts';
import type { FactFeedRow } from '#lib/device/rows.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';
import { fetchFacts, sendFacts, sendRefusedAgain, type FactsFetched, type SharingFacts } from './share-facts.ts';

/** `facts`: the ids of what was said, for taking it back. */
export type Said = { kind: 'said'; facts: string[] } | NotSaved;

/** How new this device's knowledge of the others is: it was fetched just now, or it is as this device last heard it. */
export type FactsFreshness = { kind: 'fresh' } | { kind: 'stale'; heardAtMs?: number };

const freshWithinMs = 6_000;
/** What the server refused is sent again after so long, and when the event is opened anew. */
const refusedAgainMs = 10 * 60_000;

/** The facts of the event, and the ways to add to them and to share them. */
export class Facts {
	/** Why the last attempt to share did not finish. */
	hindrance = $state<Exclude<FactsFetched['kind'], 'fetched'>>();
	known = $state.raw<KnownFacts>(nothingKnown);
	#feed = $state.raw<FactFeedRow>();
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	readonly #onRead: () => Promise<void>;
	#syncing: Promise<void> | undefined;
	#isAskedAgain = false;
	/** When refused facts were last sent again. It is `undefined` while none were. */
	#triedRefusedAtMs: number | undefined;

	readonly all: readonly Fact[] = $derived.by(() => this.known.rows.map(({ fact }) => fact));
	/** How many facts of this device the others cannot know yet. */
	readonly waiting: number = $derived.by(() => this.known.rows.filter(({ state }) => state === 'waiting').length);

	/** `onRead` is called whenever the facts on this device were read anew. */
	constructor(parts: DeskParts, open: OpenEvent, onRead: () => Promise<void> = () => Promise.resolve()) {
		this.#parts = parts;
		this.#open = open;
		this.#onRead = onRead;
	}

	/** When this device last knew everything that the others had said. It is `undefined` when it never did. */
	get heardAtMs(): number | undefined {
		return this.#feed?.heardAtMs;
	}

	/** Whether a newer app wrote something among the others' facts that this app is too old to read. */
	get isPartlyUnread(): boolean {
		return this.#feed?.notReadFrom !== undefined;
	}

	/** This device's pseudonym among the organisers. It is `undefined` until the facts were read. */
	get ownDevice(): string | undefined {
		return this.#feed?.device;
	}

	/** Whether this device said the fact. */
	isOwn({ device }: Pick<Fact, 'device'>): boolean {
		return device === this.ownDevice;
	}

	/** Stores what `say` makes on this disk. The others hear of it when the server can be reached. */
	async say(say: (saying: Saying) => Fact[] | Promise<Fact[]>): Promise<Said> {
		const saying = await this.#saying();
		if (saying.kind === 'not-saved') return saying;
		const facts = await say(saying.by);
		const saved = await storing(() => saveFacts(this.#parts.database, this.#open.code, facts));
		await this.refresh();
		if (saved) return saved;
		void this.sync();
		return { kind: 'said', facts: facts.map(({ id }) => id) };
	}

	/**
	 * Sends the waiting facts and fetches what the others said. When it is called while a round is running, it does one more
	 * round. It never fails.
	 */
	sync(): Promise<void> {
		this.#isAskedAgain = true;
		this.#syncing ??= this.#syncAll().finally(() => (this.#syncing = undefined));
		return this.#syncing;
	}

	/** Asks the others before an export, and waits no longer than a person would. */
	async freshen(): Promise<FactsFreshness> {
		const { clock } = this.#parts;
		const askedAtMs = clock.nowMs();
		const { promise: patience, resolve: end } = Promise.withResolvers<void>();
		const cancel = clock.after(freshWithinMs, end);
		await Promise.race([this.sync(), patience]);
		cancel();
		const { heardAtMs } = this;
		return heardAtMs !== undefined && heardAtMs >= askedAtMs ? { kind: 'fresh' } : { kind: 'stale', heardAtMs };
	}

	/** Reads the facts on this device again. */
	async refresh(): Promise<void> {
		const { database } = this.#parts;
		const { code } = this.#open;
		const ofEvent = () => Promise.all([factsOf(database, code), factFeedOf(database, code, this.#mintId)]);
		const read = await storing(ofEvent, () => undefined);
		if (!read) return;
		[this.known, this.#feed] = read;
		await this.#onRead();
	}

	async #syncAll(): Promise<void> {
		while (this.#isAskedAgain) {
			this.#isAskedAgain = false;
			const { net, database, clock, random } = this.#parts;
			const { code, token } = this.#open;
			const sharing = { net, database, clock, random, event: code, token };
			await this.#sendRefusedAgain(sharing);
			const sent = await sendFacts(sharing);
			// It fetches even when sending failed: a server without free room still tells what the others did.
			const fetched = await fetchFacts(sharing);
			this.hindrance = fetched.kind !== 'fetched' ? fetched.kind : sent.kind !== 'sent' ? sent.kind : undefined;
			await this.refresh();
		}
	}

	async #sendRefusedAgain(sharing: SharingFacts): Promise<void> {
		const nowMs = this.#parts.clock.nowMs();
		const sinceMs = nowMs - (this.#triedRefusedAtMs ?? -Infinity);
		// A clock that is set back must not keep them waiting.
		if (sinceMs >= 0 && sinceMs < refusedAgainMs) return;
		if ((await sendRefusedAgain(sharing)).kind === 'sent') this.#triedRefusedAtMs = nowMs;
	}

	#saying() {
		return storing(async (): Promise<{ kind: 'saying'; by: Saying }> => {
			const { database, clock } = this.#parts;
			const { device } = await factFeedOf(database, this.#open.code, this.#mintId);
			return { kind: 'saying', by: { device, nowMs: clock.nowMs(), newId: this.#mintId } };
		});
	}

	readonly #mintId = () => newId(this.#parts.clock.nowMs(), this.#parts.random);
}
