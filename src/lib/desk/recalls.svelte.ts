/** News of single cases: telling them, taking them back, and holding what was handed in for those cases. */
import { holdsFor, holdsOfNoNews, itemsToHold, reachOf, type ItemsHere, type Reach } from '#lib/domain/facts/recall.ts';
import { sayPutAside, sayTakenBack } from '#lib/domain/facts/say-review.ts';
import { newId } from '#lib/domain/id.ts';
import { newsOf, type CaseNews } from '#lib/domain/pack/case-news.ts';
import { hasRoomFor, newsAfter, type NewsChange } from '#lib/domain/pack/change-news.ts';
import { passesByItself, type Hindrance } from '#lib/net/hindrance.ts';
import type { Facts } from './facts.svelte.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';

export type WhyNotTold = Hindrance | { kind: 'no-room' };

/** What an organiser wrote and wants to tell everybody. */
export type Telling = Pick<CaseNews, 'caseId' | 'kind' | 'text'>;

export class Recalls {
	isBusy = $state(false);
	/** What could not be told yet. It goes by itself when the server can be reached again. */
	waiting = $state.raw<NewsChange>();
	failure = $state.raw<WhyNotTold>();
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	readonly #facts: Facts;
	readonly #known: () => ItemsHere;
	#settling: Promise<void> = Promise.resolve();

	constructor(parts: DeskParts, open: OpenEvent, facts: Facts, known: () => ItemsHere) {
		this.#parts = parts;
		this.#open = open;
		this.#facts = facts;
		this.#known = known;
	}

	get told(): readonly CaseNews[] {
		return this.#open.manifest.news ?? [];
	}

	of(caseId: string): CaseNews | undefined {
		return newsOf(this.told, caseId);
	}

	/** What news of this kind do to the items on this device. */
	reachOf(news: Pick<CaseNews, 'caseId' | 'kind'>): Reach {
		return reachOf(news, this.#known());
	}

	/** Tells the news to everybody, and holds what they concern. It gives whether they were told. */
	tell(telling: Telling): Promise<boolean> {
		const { clock, random } = this.#parts;
		const nowMs = clock.nowMs();
		return this.#change({ tell: { ...telling, id: newId(nowMs, random), at: isoOf(nowMs) } });
	}

	/** Opens the case again, and releases what was held for its news. */
	takeBack(caseId: string): Promise<boolean> {
		return this.#change({ takeBack: caseId });
	}

	/** Tries once more, when something waits. */
	async again(): Promise<void> {
		if (this.waiting) await this.#change(this.waiting);
	}

	leave() {
		this.waiting = this.failure = undefined;
	}

	/**
	 * Holds what was handed in for cases that there is news of, and releases what this device held for news that are told no more. It
	 * is called whenever items or a newer record came, and never runs twice at once.
	 */
	settle(): Promise<void> {
		// A fault goes to who called, and the next call begins anew.
		return (this.#settling = this.#settling.catch(() => undefined).then(() => this.#settle()));
	}

	async #change(change: NewsChange): Promise<boolean> {
		if (this.isBusy) return false;
		if (!hasRoomFor(newsAfter(this.told, change))) return this.#fail(change, { kind: 'no-room' });
		this.isBusy = true;
		this.failure = undefined;
		const before = this.of(caseOf(change));
		const outcome = await this.#open.change({ news: change });
		this.isBusy = false;
		if (outcome.kind !== 'given') {
			// Another organiser changed something: what they told stands on the screen before anybody presses again.
			if (outcome.kind === 'declined' && outcome.because === 'wrong-counter') await this.#open.refresh();
			return this.#fail(change, outcome);
		}
		this.leave();
		if (before) await this.#releaseFor(before.id);
		await this.settle();
		return true;
	}

	#fail(change: NewsChange, why: WhyNotTold): false {
		this.failure = why;
		this.waiting = passesByItself(why) ? change : undefined;
		return false;
	}

	async #settle(): Promise<void> {
		const own = holdsOfNoNews(this.told, this.#facts.all).filter((fact) => this.#facts.isOwn(fact));
		if (own.length > 0) await this.#takeBackFacts(own.map(({ id }) => id));
		for (const news of this.told) {
			const items = itemsToHold(news, this.#known(), this.#facts.all);
			if (items.length === 0) continue;
			const how = { kind: 'held', reason: 'other', news: news.id } as const;
			await this.#facts.say((saying) => sayPutAside(items, how, this.#known().reviews, saying));
		}
	}

	/** Whoever held them: those who are away for long would leave them held. */
	async #releaseFor(newsId: string): Promise<void> {
		await this.#takeBackFacts(holdsFor(newsId, this.#facts.all).map(({ id }) => id));
	}

	async #takeBackFacts(ids: string[]): Promise<void> {
		if (ids.length > 0) await this.#facts.say((saying) => sayTakenBack(ids, saying));
	}
}

const caseOf = (change: NewsChange) => ('tell' in change ? change.tell.caseId : change.takeBack);

const isoOf = (atMs: number) => new Date(atMs).toISOString();
