/** The sheet under somebody's hands: what is on it, whether it is kept, and handing it in. */
import { autosave, flushWhenHidden, type Autosave } from '#lib/device/autosave.ts';
import type { Database } from '#lib/device/database.ts';
import { openDraft, saveDraft, type SavedDraft } from '#lib/device/drafts.ts';
import { savePerson, type Person } from '#lib/device/sittings.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { finish, type Draft } from '#lib/domain/writing/draft.ts';
import type { HandedIn } from '#lib/outbox/hand-in/hand-in.ts';
import type { WhyNotHandedIn } from '#lib/ui/letter/ReadOnce.svelte';
import type { Keeping } from '#lib/ui/letter/WritingBar.svelte';
import { justHandedIn } from './just-handed-in.svelte.ts';
import type { LaidSheet } from './laid-sheet.ts';

/** Saving is quicker than this; only what takes longer is worth a word. */
const slowMs = 2_500;
const againMs = 4_000;

export class OpenSheet {
	draft = $state.raw() as Draft;
	keeping = $state<Keeping>('kept');
	/** Another tab went on with this sheet (`changed`), handed it in (`already`), or the table was cleared (`gone`). */
	elsewhere = $state<'changed' | 'already' | 'gone'>();
	hindrance = $state<WhyNotHandedIn>();
	isHandingIn = $state(false);
	readonly missing = $derived.by(() => {
		const finished = finish(this.draft, { keyVersion: 1 });
		return finished.kind === 'not-yet' ? finished.because : undefined;
	});
	readonly #database: Database;
	readonly #clock: Clock;
	#person: Person;
	#saver: Autosave;
	#forget = () => {};
	#cancelSlow = () => {};
	#cancelAgain = () => {};

	constructor({ draft, sitting }: LaidSheet, database: Database, clock: Clock) {
		this.#database = database;
		this.#clock = clock;
		this.#person = sitting.person;
		this.draft = draft;
		this.#saver = this.#newSaver();
	}

	change(change: Partial<Draft>) {
		this.draft = { ...this.draft, ...change };
		this.hindrance = undefined;
		this.#saver.changed();
		if (this.keeping === 'kept') this.#sayWhenSlow();
	}

	/** Everything on the sheet is on the disk; for the moment before somebody hands in or leaves. */
	async flush() {
		await this.#saver.flush();
	}

	/** One tap. True when the sealed item lies in the outbox and was read back; else `hindrance` or `missing` says why not. */
	async handIn(): Promise<boolean> {
		if (this.isHandingIn) return false;
		this.isHandingIn = true;
		this.hindrance = undefined;
		const isHandedIn = await this.#sealAndKeep();
		this.isHandingIn = false;
		return isHandedIn;
	}

	async #sealAndKeep(): Promise<boolean> {
		const saved = await this.#saver.flush();
		if (saved.kind !== 'saved') return this.#hinder(hindranceOf[saved.kind]);
		const { handIn } = await import('#lib/outbox/hand-in/hand-in.ts');
		const outcome = await handIn({
			database: this.#database,
			draft: { ...this.draft, revision: this.#saver.revision },
			clock: this.#clock
		});
		if (outcome.kind === 'already-handed-in') return this.#hinder('already');
		if (outcome.kind === 'not-saved') return this.#hinder(outcome.because === 'seal-failed' ? 'cannot-seal' : 'not-saved');
		if (outcome.kind === 'not-yet') return this.#notYet(outcome.because);
		this.#saver.stop();
		justHandedIn.set(outcome.entry);
		return true;
	}

	#notYet(because: Extract<HandedIn, { kind: 'not-yet' }>['because']): false {
		if (because === 'needs-newer-app') return this.#hinder(because);
		// What is missing on the sheet is said by `missing`.
		return because === 'changed-elsewhere' || because === 'gone' ? this.#hinder('changed') : false;
	}

	#hinder(hindrance: WhyNotHandedIn): false {
		this.hindrance = hindrance;
		return false;
	}

	/** Takes what the other tab has written. */
	async loadNewer() {
		const newer = await openDraft(this.#database, this.draft.id);
		if (!newer) {
			this.elsewhere = 'already';
			return;
		}
		this.close();
		this.draft = newer;
		this.elsewhere = this.hindrance = undefined;
		this.keeping = 'kept';
		this.#saver = this.#newSaver();
	}

	/** When somebody comes back to this tab: has another one gone on meanwhile? */
	async look() {
		const row = await this.#database.drafts.get(this.draft.id);
		if (row && row.revision > this.#saver.revision && this.elsewhere === undefined) this.elsewhere = 'changed';
	}

	/** Leaves the sheet; what was not saved yet still is. */
	close() {
		this.#forget();
		this.#cancelSlow();
		this.#cancelAgain();
		void this.#saver.flush();
	}

	#newSaver(): Autosave {
		const saver = autosave({
			read: () => this.draft,
			save: (draft) => saveDraft(this.#database, draft, this.#clock),
			clock: this.#clock,
			onSaved: (outcome) => this.#saved(outcome)
		});
		this.#forget = flushWhenHidden(saver);
		return saver;
	}

	#saved(outcome: SavedDraft) {
		this.#cancelSlow();
		this.#cancelAgain();
		this.keeping = keepingOf[outcome.kind];
		if (outcome.kind === 'saved') void this.#keepPerson();
		else if (outcome.kind === 'not-saved') this.#cancelAgain = this.#clock.after(againMs, () => void this.#saver.flush());
		else this.elsewhere = elsewhereOf[outcome.kind];
	}

	/** Name, town and signature are filled into the next sheet of this sitting. */
	async #keepPerson() {
		const { kind, name, town, signature } = this.draft;
		const person = kind === 'letter' ? { name, town, signature } : { ...this.#person, name };
		const isSame = name === this.#person.name && person.town === this.#person.town && person.signature === this.#person.signature;
		if (isSame) return;
		this.#person = person;
		await savePerson(this.#database, this.draft.sittingId, person);
	}

	#sayWhenSlow() {
		this.#cancelSlow();
		this.#cancelSlow = this.#clock.after(slowMs, () => (this.keeping = 'keeping'));
	}
}

const keepingOf = {
	saved: 'kept',
	'not-saved': 'not-kept',
	'changed-elsewhere': 'elsewhere',
	'handed-in': 'elsewhere',
	gone: 'elsewhere'
} as const;
const elsewhereOf = { 'changed-elsewhere': 'changed', 'handed-in': 'already', gone: 'gone' } as const;
const hindranceOf = {
	'changed-elsewhere': 'changed',
	'handed-in': 'already',
	gone: 'changed',
	'not-saved': 'not-saved'
} as const;
