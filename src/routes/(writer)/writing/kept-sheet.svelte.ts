/** The sheet that a person works on, and whether it is saved. It is one sheet, in however many windows it is open. */
import { autosave, leaveWhenHidden, type Autosave } from '#lib/device/autosave.ts';
import { draftsOfSheet, openDraft, saveDraft, watchSheet, whatBecameOf, type SavedDraft } from '#lib/device/drafts.ts';
import { lastWordsOf } from '#lib/device/last-words.ts';
import { putBackEvent } from '#lib/device/put-back-event.ts';
import type { DraftRow } from '#lib/device/rows.ts';
import { sitDown } from '#lib/device/sittings.ts';
import { storing } from '#lib/device/storing.ts';
import { beAt, type BeingThere } from '#lib/device/windows-at.ts';
import { newId } from '#lib/domain/id.ts';
import { inTime, orNothing } from '#lib/domain/in-time.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { isSameText, mergeDrafts } from '#lib/domain/writing/merge-drafts.ts';
import type { SheetKeeping } from '#lib/ui/letter/WritingBar.svelte';
import { KeptPerson } from './kept-person.ts';
import type { LaidSheet } from './laid-sheet.ts';
import type { Elsewhere, SheetsPlace } from './sheets-place.ts';

/** Saving is usually quicker than this. The screen says something only when it takes longer. */
const slowMs = 2_500;
const againMs = 4_000;
/** When a disk or a part of the app has not answered by this time, the screen says so. */
const patienceMs = 20_000;

export class KeptSheet {
	draft = $state.raw() as Draft;
	keeping = $state<SheetKeeping>('kept');
	elsewhere = $state<Elsewhere>();
	/** This window is about to hand the sheet in. */
	isHandingIn = $state(false);
	readonly #parts: SheetsPlace;
	/** The last state that this window and the storage both had. */
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

	/** Gives whether the whole sheet is on the disk, or why not. It is asked before somebody hands in or leaves. */
	flush(): Promise<SavedDraft> {
		return this.#saver.flush();
	}

	/** The revision that is on the disk. */
	protected get revision(): number {
		return this.#saver.revision;
	}

	/** Checks what the other windows did meanwhile, when somebody comes back to this window. */
	async look() {
		await this.hearLatest();
		await this.#askOthers();
	}

	/** True while this window has words that were not in the sheet when another window handed it in. */
	get hasMore(): boolean {
		return this.elsewhere === 'handed-in' && this.#base !== undefined && !isSameText(this.draft, this.#base);
	}

	/** Makes the words in this window a sheet of its own. */
	async keepAsNew() {
		const { clock, random } = this.#parts;
		await this.#beginAnew({ ...this.draft, id: newId(clock.nowMs(), random), revision: 0 });
	}

	/** Saves again what is only on this screen. It gives false when the storage does not take it. */
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

	/** Notes that the sheet was given away as a file, and that it must not be handed in a second time. */
	async letGo() {
		const { database, clock } = this.#parts;
		this.#saver.stop();
		await orNothing(clock, patienceMs, () => database.drafts.delete(this.draft.id));
	}

	/** Notes that the sheet was handed in. Nothing of it is saved any more, and other windows are not heard. */
	protected done() {
		this.#isDone = true;
		this.#saver.stop();
		this.#end();
	}

	/** Leaves the sheet. Words that were not saved yet are still saved. */
	close() {
		this.#there.leave();
		this.#saver.leave();
		this.#end();
	}

	/** Notes that the storage does not answer. */
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
		// The sheet may be stored after all. Then the next save finds it there, with the same words.
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

	/** Handles the stored sheet, whenever any window changes it. */
	async #heard(row: DraftRow | undefined) {
		// While a save is under way, this window may hear of it before it knows that the save was its own.
		await this.#saver.settled();
		if (this.elsewhere === 'handed-in' || this.elsewhere === 'gone') return;
		if (!row) return this.#saver.revision > 0 ? this.#lookWhy() : undefined;
		if (row.id !== this.draft.id || row.revision > this.#saver.revision) await this.#join(row.id);
	}

	async #askOthers() {
		if ((await this.#there.isElsewhere()) && this.elsewhere === undefined) this.elsewhere = 'open';
	}

	/** Goes on with the draft that is stored, with the words of both windows. */
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

	/** Handles a sheet that is not there any more, or that cannot be read. */
	async #lookWhy(ifThere: () => void = () => {}): Promise<void> {
		const { database, clock, event } = this.#parts;
		const saver = this.#saver;
		const became = await orNothing(clock, patienceMs, () => whatBecameOf(database, this.draft));
		if (this.#isDone || saver !== this.#saver || (this.isHandingIn && became === 'handed-in')) return;
		if (!became) return void this.#isNotKept(() => this.#lookWhy(ifThere));
		if (became === 'there') return ifThere();
		// A writer's own device is never cleared for another person.
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
