/** Handing in the sheet that a person works on: what hinders, and the file where nothing else works. */
import { inTime, orNothing } from '#lib/domain/in-time.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { OutFile } from '#lib/outbox/files/file-out.ts';
import type { WhyNotHandedIn } from '#lib/ui/letter/ReadOnce.svelte';
import type { Tried } from './handing-in.later.ts';
import { justHandedIn } from './just-handed-in.svelte.ts';
import { KeptSheet } from './kept-sheet.svelte.ts';
import type { SheetsPlace } from './sheets-place.ts';
import type { LaidSheet } from './laid-sheet.ts';

const sealingPatienceMs = 45_000;

export class OpenSheet extends KeptSheet {
	hindrance = $state<WhyNotHandedIn>();
	/** The file into which the sheet went because it could not be handed in. */
	carried = $state.raw<OutFile>();
	readonly #place: SheetsPlace;

	constructor(sheet: LaidSheet, place: SheetsPlace) {
		super(sheet, place);
		this.#place = place;
	}

	override change(change: Partial<Draft>) {
		super.change(change);
		this.hindrance = undefined;
	}

	/**
	 * Hands the sheet in with one tap. It gives true when the sealed item is in the outbox and was read back. Else `hindrance`
	 * says why not, or something is missing on it.
	 */
	async handIn(): Promise<boolean> {
		if (this.isHandingIn) return false;
		this.isHandingIn = true;
		this.hindrance = undefined;
		const isHandedIn = await this.#sealAndKeep();
		this.isHandingIn = false;
		return isHandedIn;
	}

	/**
	 * Makes a sealed file of the sheet for an organiser, where this device cannot store it. It gives false when the sheet could
	 * not be sealed.
	 */
	async carryOut(): Promise<boolean> {
		const { clock, random, event } = this.#place;
		const out = await inTime(clock, sealingPatienceMs, async () => {
			// The screen that gives the file to the person must be loaded before the sheet is put away.
			const [{ sheetOut }] = await Promise.all([import('#lib/outbox/files/sheet-out.ts'), import('./CarriedOut.later.svelte')]);
			return sheetOut({ draft: this.draft, event: event(), how: { appVersion: __APP_VERSION__ }, clock, random });
		});
		if (out.kind !== 'done' || out.value.kind !== 'file') return this.#hinder('cannot-seal');
		this.carried = out.value.file;
		return true;
	}

	async #sealAndKeep(): Promise<boolean> {
		// What this browser lost is saved again first, because somebody wants to hand it in.
		if (this.elsewhere === 'gone' && !(await this.keepAgain())) return this.#hinder('not-saved');
		const tried = await this.#try();
		return this.#became(tried.kind === 'gone' && (await this.keepAgain()) ? await this.#try() : tried);
	}

	async #try(): Promise<Tried> {
		const { database, clock } = this.#place;
		const saved = await this.flush();
		const part = await orNothing(clock, sealingPatienceMs, () => import('./handing-in.later.ts'));
		if (!part) return { kind: 'not-yet', hindrance: saved.kind === 'saved' ? 'cannot-seal' : 'not-saved' };
		if (saved.kind !== 'saved') return part.notSaved(saved);
		return part.tryToHandIn({ database, draft: { ...this.draft, revision: this.revision }, clock });
	}

	async #became(tried: Tried): Promise<boolean> {
		if (tried.kind === 'not-yet') return this.#hinder(tried.hindrance);
		if (tried.kind === 'gone') return this.#hinder('not-saved');
		if (tried.kind === 'changed') {
			await this.hearLatest();
			return this.#hinder('changed');
		}
		this.done();
		justHandedIn.set(tried.entry);
		return true;
	}

	#hinder(hindrance: WhyNotHandedIn | undefined): false {
		this.hindrance = hindrance;
		return false;
	}
}
