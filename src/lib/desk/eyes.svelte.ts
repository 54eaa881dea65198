/** What wants a person's eyes first among the opened items. Each item is looked at once, a few at a time. */
import { besideOthers, type BesideById } from '#lib/domain/facts/beside-others.ts';
import { lookCloser, type Seen } from '#lib/domain/facts/look-closer.ts';
import type { ItemReview } from '#lib/domain/facts/review.ts';
import { wantsEyes, type EyesById } from '#lib/domain/facts/wants-eyes.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { findCase } from '#lib/domain/pack.ts';
import { rulesFor } from '#lib/domain/writing/post-checks.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';
import type { DeskSight } from './sight.ts';

/** An opened item, and whether somebody decided about it. */
interface Looked {
	row: { id: string; device: string };
	item: Item;
	review?: ItemReview;
	isPosted: boolean;
}

/** So long the screen may wait for this. A frame of 60 a second is 16 ms. */
const portionMs = 8;

type SeenById = Readonly<Record<string, readonly Seen[]>>;

export class Eyes {
	#seen = $state.raw<SeenById>({});
	#beside = $state.raw<BesideById>({});
	/** Whether some of what is here was not looked at yet. */
	isLooking = $state(false);
	/** The digest of the pack whose rules were asked. */
	#packDigest = '';
	/** How many items were compared with each other. */
	#compared = 0;
	#isAskedAgain = false;
	readonly #parts: Pick<DeskParts, 'clock' | 'sight'>;
	readonly #open: OpenEvent;
	readonly #entries: () => readonly Looked[];

	readonly byId: EyesById = $derived.by(() =>
		wantsEyes(
			this.#entries().map(({ row, review, isPosted }) => ({
				...{ id: row.id, seen: this.#seen[row.id] },
				isSettled: review?.said !== undefined || isPosted
			})),
			this.#beside
		)
	);

	constructor(parts: Pick<DeskParts, 'clock' | 'sight'>, open: OpenEvent, entries: () => readonly Looked[]) {
		this.#parts = parts;
		this.#open = open;
		this.#entries = entries;
	}

	/** Looks at what came since, and again at everything when the pack is another one. It ends when `signal` aborts. */
	async look(signal: AbortSignal): Promise<void> {
		this.#isAskedAgain = true;
		if (this.isLooking) return;
		this.isLooking = true;
		try {
			while (this.#isAskedAgain && !signal.aborted) {
				this.#isAskedAgain = false;
				await this.#lookAtNew(signal);
			}
		} finally {
			this.isLooking = false;
		}
	}

	async #lookAtNew(signal: AbortSignal): Promise<void> {
		const entries = this.#entries();
		const pace = new Pace(this.#parts.clock);
		if (entries.length !== this.#compared) await this.#compare(entries, pace, signal);
		const { packDigest } = this.#open.manifest;
		const known: SeenById = packDigest === this.#packDigest ? this.#seen : {};
		const fresh = entries.filter(({ row }) => !(row.id in known));
		// Without the fonts' list nothing is known of boxes, so the items stay to be looked at.
		const sight = fresh.length === 0 ? undefined : await this.#parts.sight?.();
		if (!sight) return;
		const seen: Record<string, readonly Seen[]> = {};
		for (const { row, item } of fresh) {
			if (signal.aborted) return;
			const found = await this.#lookAt(item, sight);
			if (found) seen[row.id] = found;
			await pace.rest();
		}
		this.#packDigest = packDigest;
		this.#seen = { ...known, ...seen };
	}

	async #compare(entries: readonly Looked[], pace: Pace, signal: AbortSignal): Promise<void> {
		const steps = besideOthers(entries.map(({ row, item }) => ({ id: row.id, device: row.device, item })));
		while (!signal.aborted) {
			const step = steps.next();
			if (step.done) {
				[this.#beside, this.#compared] = [step.value, entries.length];
				return;
			}
			await pace.rest();
		}
	}

	/** Gives `undefined` when it takes a font that cannot be reached now. */
	async #lookAt(item: Item, sight: DeskSight): Promise<Seen[] | undefined> {
		const { pack, manifest } = this.#open;
		const entry = findCase(pack, item.caseId);
		if (!entry || rulesFor(entry, item)?.mostSheets === undefined) return lookCloser(item, entry, sight);
		const sheets = await sight.sheets(item, manifest.settings.envelope);
		return sheets === undefined ? undefined : lookCloser(item, entry, sight, sheets);
	}
}

/** Lets the screen go on whenever some milliseconds of work were done. */
class Pace {
	readonly #clock: Clock;
	#startedAtMs: number;

	constructor(clock: Clock) {
		this.#clock = clock;
		this.#startedAtMs = clock.elapsedMs();
	}

	rest(): Promise<void> | undefined {
		if (this.#clock.elapsedMs() - this.#startedAtMs < portionMs) return undefined;
		return new Promise((go) =>
			this.#clock.after(0, () => {
				this.#startedAtMs = this.#clock.elapsedMs();
				go();
			})
		);
	}
}
