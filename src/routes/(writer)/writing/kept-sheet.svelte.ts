/** The sheet under somebody's hands and whether it is kept: one sheet, in however many windows it is open. */
import { autosave, leaveWhenHidden, type Autosave } from '#lib/device/autosave.ts';
import { draftsOfSheet, openDraft, saveDraft, watchSheet, whatBecameOf, type SavedDraft } from '#lib/device/drafts.ts';
import { putBackEvent } from '#lib/device/events.ts';
import { lastWordsOf } from '#lib/device/last-words.ts';
import type { DraftRow } from '#lib/device/rows.ts';
import { sitDown } from '#lib/device/sittings.ts';
import { storing } from '#lib/device/storing.ts';
import { beAt, type BeingThere } from '#lib/device/windows-at.ts';
import { newId } from '#lib/domain/id.ts';
import { inTime, orNothing } from '#lib/domain/in-time.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { isSameText, mergeDrafts } from '#lib/domain/writing/merge-drafts.ts';
import type { Keeping } from '#lib/ui/letter/WritingBar.svelte';
import { KeptPerson } from './kept-person.ts';
import type { LaidSheet } from './laid-sheet.ts';
import type { Elsewhere, SheetsPlace } from './sheets-place.ts';

/** Saving is quicker than this; only what takes longer is worth a word. */
const slowMs = 2_500;
const againMs = 4_000;
/** A disk or a part of the app that has not answered by then is said not to. */
const patienceMs = 20_000;

export class KeptSheet {
	draft = $state.raw() as Draft;
	keeping = $state<Keeping>('kept');
	elsewhere = $state<Elsewhere>();
	/** This window is about to hand it in. */
	isHandingIn = $state(false);
	readonly #parts: SheetsPlace;
	/** What this window and the storage both had last. */
	#base: Draft | undefined;
	readonly #person: KeptPerson;
	#saver!: Autosave;
	#joining: Promise<void> | undefined;
	readonly #there: BeingThere;
	#isDone = false;
	#stopWatching = () => {};
	#forget = () => {};
	#cancelSlow = () => {};
	#cancelAgain = () => {};

	constructor({ draft, sitting }: LaidSheet, parts: SheetsPlace) {
		this.#parts = parts;
		this.#person = new KeptPerson(parts.database, sitting.person);
		this.draft = draft;
		this.#base = draft;
		const { event, caseId, kind } = draft;
		this.#there = beAt(`writing-table/sheet/${event}/${caseId}/${kind}`, parts.locks, parts.clock);
		this.#begin();
		void this.#askOthers();
	}

	change(change: Partial<Draft>) {
		this.draft = { ...this.draft, ...change };
		this.#saver.changed();
		if (this.keeping === 'kept') this.#sayWhenSlow();
	}

	/** Everything on the sheet is on the disk, or why not; for the moment before somebody hands in or leaves. */
	flush(): Promise<SavedDraft> {
		return this.#saver.flush();
	}

	/** The revision that lies on the disk. */
	protected get revision(): number {
		return this.#saver.revision;
	}

	/** When somebody comes back to this window: what have the others done meanwhile? */
	async look() {
		await this.hearLatest();
		await this.#askOthers();
	}

	/** True while this window has words that the one which handed the sheet in did not have. */
	get hasMore(): boolean {
		return this.elsewhere === 'handed-in' && this.#base !== undefined && !isSameText(this.draft, this.#base);
	}

	/** What stands here becomes a sheet of its own. */
	async keepAsNew() {
		const { clock, random } = this.#parts;
		await this.#beginAnew({ ...this.draft, id: newId(clock.nowMs(), random), revision: 0 });
	}

	/** Keeps again what is on this screen alone. False when the storage does not take it. */
	async keepAgain(): Promise<boolean> {
		const { database, clock, random, event, onputback } = this.#parts;
		const row = event();
		const again = await orNothing(clock, patienceMs, () =>
			storing(
				async () => {
					await putBackEvent(database, row, newId(clock.nowMs(), random));
					return sitDown(database, row.code, { clock, random });
				},
				() => undefined
			)
		);
		if (!again) return this.#isNotKept();
		onputback?.();
		return this.#beginAnew({ ...this.draft, sittingId: again.id, revision: 0 });
	}

	/** It went another way, and no second one of it is to be handed in. */
	async letGo() {
		const { database, clock } = this.#parts;
		this.#saver.stop();
		await orNothing(clock, patienceMs, () => database.drafts.delete(this.draft.id));
	}

	/** It was handed in: nothing of it is saved any more, and other windows are not heard. */
	protected done() {
		this.#isDone = true;
		this.#saver.stop();
		this.#end();
	}

	/** Leaves the sheet; what was not saved yet still is. */
	close() {
		this.#there.leave();
		this.#saver.leave();
		this.#end();
	}

	/** The storage does not answer. */
	#isNotKept(again?: () => Promise<void>): false {
		this.keeping = 'not-kept';
		if (again) this.#cancelAgain = this.#parts.clock.after(againMs, () => void again());
		return false;
	}

	#begin() {
		const { database, clock, notes } = this.#parts;
		const lastWords = lastWordsOf(database, notes, this.draft);
		void lastWords.prepare(this.draft).catch(() => undefined);
		const save = (draft: Draft) => this.#save(draft);
		this.#saver = autosave({ read: () => this.draft, save, clock, lastWords, onSaved: (outcome) => this.#saved(outcome) });
		this.#forget = leaveWhenHidden(this.#saver);
		this.#stopWatching = watchSheet(database, this.draft, (row) => void this.#heard(row));
		this.keeping = 'kept';
	}

	#end() {
		this.#stopWatching();
		this.#forget();
		this.#cancelSlow();
		this.#cancelAgain();
	}

	async #beginAnew(draft: Draft): Promise<boolean> {
		this.#saver.stop();
		this.#end();
		this.draft = draft;
		this.#base = undefined;
		this.elsewhere = undefined;
		this.#begin();
		this.#saver.changed();
		return (await this.#saver.flush()).kind === 'saved';
	}

	async #save(draft: Draft): Promise<SavedDraft> {
		const { database, clock } = this.#parts;
		const ended = await inTime(clock, patienceMs, () => saveDraft(database, draft, clock));
		if (ended.kind === 'failed') throw ended.failure;
		// It may be stored after all: then the next save finds it there, with the same words.
		if (ended.kind === 'late') return { kind: 'not-saved', because: 'storage-lost' };
		if (ended.value.kind === 'saved') this.#base = { ...draft, revision: ended.value.revision };
		return ended.value;
	}

	#saved(outcome: SavedDraft) {
		this.#cancelSlow();
		this.#cancelAgain();
		this.keeping = keepingOf[outcome.kind];
		if (outcome.kind === 'saved') void this.#person.keep(this.draft);
		else if (outcome.kind === 'not-saved') this.#cancelAgain = this.#parts.clock.after(againMs, () => void this.#saver.flush());
		else if (outcome.kind === 'changed-elsewhere') void this.#join(outcome.id);
		else void this.#lookWhy();
	}

	protected async hearLatest() {
		const { database, clock } = this.#parts;
		const rows = await orNothing(clock, patienceMs, () => draftsOfSheet(database, this.draft));
		if (rows) await this.#heard(rows[0]);
	}

	/** What stands on the sheet in the storage, told whenever any window changes it. */
	async #heard(row: DraftRow | undefined) {
		// Of a save under way this window may hear before it knows that it was its own.
		await this.#saver.settled();
		if (this.elsewhere === 'handed-in' || this.elsewhere === 'gone') return;
		if (!row) return this.#saver.revision > 0 ? this.#lookWhy() : undefined;
		if (row.id !== this.draft.id || row.revision > this.#saver.revision) await this.#join(row.id);
	}

	async #askOthers() {
		if ((await this.#there.isElsewhere()) && this.elsewhere === undefined) this.elsewhere = 'open';
	}

	/** Goes on with the draft that stands, with the words of both windows. */
	#join(id: string): Promise<void> {
		this.#joining ??= this.#takeIn(id).finally(() => (this.#joining = undefined));
		return this.#joining;
	}

	async #takeIn(id: string) {
		const { database, clock } = this.#parts;
		const theirs = await orNothing(clock, patienceMs, () => openDraft(database, id));
		if (!theirs) return this.#lookWhy(() => void this.#isNotKept(() => this.#join(id)));
		const both = mergeDrafts(this.draft, theirs, this.#base);
		this.#saver.stop();
		this.#end();
		this.draft = both;
		this.#base = theirs;
		this.elsewhere = 'open';
		this.#begin();
		if (isSameText(both, theirs)) return;
		this.#saver.changed();
		await this.#saver.flush();
	}

	/** What this window held is not there any more, or could not be read. */
	async #lookWhy(ifThere: () => void = () => {}): Promise<void> {
		const { database, clock, event } = this.#parts;
		const saver = this.#saver;
		const became = await orNothing(clock, patienceMs, () => whatBecameOf(database, this.draft));
		if (this.#isDone || saver !== this.#saver || (this.isHandingIn && became === 'handed-in')) return;
		if (!became) return void this.#isNotKept(() => this.#lookWhy(ifThere));
		if (became === 'there') return ifThere();
		// A writer's own device is cleared for nobody.
		this.elsewhere = became === 'cleared' && event().mode === 'own' ? 'gone' : became;
		this.keeping = 'elsewhere';
	}

	#sayWhenSlow() {
		this.#cancelSlow();
		this.#cancelSlow = this.#parts.clock.after(slowMs, () => (this.keeping = 'keeping'));
	}
}

const keepingOf = {
	saved: 'kept',
	'not-saved': 'not-kept',
	'changed-elsewhere': 'kept',
	'handed-in': 'elsewhere',
	gone: 'elsewhere'
} as const;
