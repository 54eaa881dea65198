/** The public page of the open event: what the server has published, and publishing or taking it away. */
import { parsePublicPage, type PublicPage } from '#lib/domain/public-page/public-page.ts';
import type { SaidPage } from '#lib/domain/public-page/say-page.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import { askPage, deletePage, putPage } from '../calls.ts';
import type { OpenEvent } from '../open-event.svelte.ts';
import type { DeskParts } from '../parts.ts';

/** `not-known`: the server has not answered. `unreadable`: a newer app published it. */
export type Published = { kind: 'not-known' } | { kind: 'none' } | { kind: 'unreadable' } | { kind: 'page'; page: PublicPage };

export class PagePublishing {
	published = $state.raw<Published>({ kind: 'not-known' });
	failure = $state.raw<Hindrance>();
	isBusy = $state(false);
	/** Another organiser published a page while this one was being written. */
	isMetByTheirs = $state(false);
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.#open = open;
	}

	/** Asks what is published. Without an answer, what was known stays. */
	async look(): Promise<void> {
		const told = await askPage(this.#parts, this.#open.code, this.#open.token);
		if (told.kind !== 'given') return;
		const json = told.value.page;
		if (json === undefined) this.published = { kind: 'none' };
		else {
			const parsed = parsePublicPage(json);
			this.published = parsed.kind === 'parsed' ? { kind: 'page', page: parsed.value } : { kind: 'unreadable' };
		}
	}

	/** Publishes the page with the next revision. `picture`: base64 of its PNG, where this browser can draw one. */
	async publish(said: SaidPage, picture?: string): Promise<void> {
		await this.#once(async () => {
			// A page that nobody looked at must not take the place of another organiser's.
			if (this.published.kind === 'not-known') await this.look();
			const page: PublicPage = { ...said, revision: this.#nextRevision() };
			const { code, token } = this.#open;
			const body = { page: JSON.stringify(page), ...(picture !== undefined && { picture }) };
			const told = await putPage(this.#parts, code, token, body);
			if (told.kind === 'given') this.published = { kind: 'page', page };
			else if (told.kind === 'declined' && told.because === 'wrong-counter') {
				await this.look();
				this.isMetByTheirs = true;
			} else this.failure = told;
		});
	}

	/** Takes the page away for everybody. */
	async takeDown(): Promise<void> {
		await this.#once(async () => {
			const told = await deletePage(this.#parts, this.#open.code, this.#open.token);
			if (told.kind === 'given') this.published = { kind: 'none' };
			else this.failure = told;
		});
	}

	#nextRevision(): number {
		return this.published.kind === 'page' ? this.published.page.revision + 1 : 1;
	}

	async #once(work: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		this.failure = undefined;
		this.isMetByTheirs = false;
		await work();
		this.isBusy = false;
	}
}
