/** The pack that an organiser is making for the open event: what is typed, undo, and keeping it on this device. */
import { problemsOfCase } from '#lib/domain/pack/making/case-problems.ts';
import { differenceOf, withVersion, type MakingDifference, type MakingVersion } from '#lib/domain/pack/making/making-versions.ts';
import { problemsOfPack } from '#lib/domain/pack/making/pack-problems.ts';
import type { PackProblem } from '#lib/domain/pack/making/problems.ts';
import { parseKeptMaking, parsePackFile } from '#lib/domain/pack/making/read-making.ts';
import { readyPack, writtenPack, type ReadyPack } from '#lib/domain/pack/making/ready-pack.ts';
import { takeApart } from '#lib/domain/pack/making/take-apart.ts';
import { withTheirs, type TheirChange } from '#lib/domain/pack/making/their-changes.ts';
import { withTyped } from '#lib/domain/pack/making/typed-at.ts';
import { changed, nothingToUndo, undone, type Undoable } from '#lib/domain/pack/making/undo.ts';
import type { PackInTheMaking, Where } from '#lib/domain/pack/making/unfinished.ts';
import { dropMaking, findMaking } from '#lib/device/packs-in-making.ts';
import { storing } from '#lib/device/storing.ts';
import type { OpenEvent } from '../open-event.svelte.ts';
import type { DeskParts } from '../parts.ts';
import { emptyMaking } from './empty-making.ts';
import { MakingKeeper, type KeptMaking } from './making-keeper.svelte.ts';
import { Meanwhile } from './meanwhile.svelte.ts';

/** Why nothing could be read: the file or what was kept here. `problem` is the reader's own words. */
type NotBegun = { kind: 'malformed'; problem: string } | { kind: 'not-read' };

export class PackMaking {
	#typed = $state.raw<Undoable<PackInTheMaking>>();
	/** Whether it is known if a pack was begun on this device. */
	isRead = $state(false);
	notBegun = $state.raw<NotBegun>();
	readonly keeper: MakingKeeper;
	/** What another organiser published since. */
	readonly meanwhile: Meanwhile;
	/** Earlier states, the newest last. */
	versions = $state.raw<readonly MakingVersion[]>([]);
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.#open = open;
		this.meanwhile = new Meanwhile(open, () => this.pack);
		this.keeper = new MakingKeeper(parts, open.code, () => this.#kept());
	}

	/** What was typed so far; `undefined` where nothing was begun. */
	get pack(): PackInTheMaking | undefined {
		return this.#typed?.now;
	}

	get canUndo(): boolean {
		return (this.#typed?.before.length ?? 0) > 0;
	}

	/** What keeps the pack itself from being published, whatever its cases are. */
	readonly packProblems: PackProblem[] = $derived.by(() => (this.pack ? problemsOfPack(this.pack) : []));

	/** What keeps each case from being published, by its id. */
	readonly caseProblems: Readonly<Record<string, PackProblem[]>> = $derived.by(() => {
		const { pack } = this;
		return Object.fromEntries(pack?.cases.map(({ id }) => [id, problemsOfCase(pack, id)]) ?? []);
	});

	/** Reads what was kept on this device. Called again, it reads nothing anew. */
	async read(): Promise<void> {
		if (this.isRead) return;
		const row = await storing(
			() => findMaking(this.#parts.database, this.#open.code),
			() => 'not-read' as const
		);
		if (row === 'not-read') return this.#fail({ kind: 'not-read' });
		if (row) {
			const read = parseKeptMaking(row.text);
			if (read.kind === 'malformed') return this.#fail(read);
			this.#typed = nothingToUndo(read.value);
			this.keeper.goOnFrom(row);
			this.meanwhile.goOnFrom(row.base);
			this.versions = withVersion(row.versions ?? [], { savedAtMs: row.savedAtMs, text: row.text });
		}
		this.notBegun = undefined;
		this.isRead = true;
	}

	/** Begins from the pack that the event has now. */
	beginFromEvent() {
		this.#begin(takeApart(this.#open.pack));
	}

	/** Begins without a case, in the event's languages and with its advice for writers. */
	beginFromNothing() {
		const { pack, manifest } = this.#open;
		this.#begin(emptyMaking(pack, { name: manifest.name, nowMs: this.#parts.clock.nowMs() }));
	}

	/** Begins from the text of a file, whole or not at all. */
	beginFromFile(text: string) {
		const read = parsePackFile(text);
		if (read.kind === 'parsed') this.#begin(read.value);
		else this.notBegun = read;
	}

	/** Changes it. Changes with the same `step`, one after the other, are one step to undo. */
	change(how: (pack: PackInTheMaking) => PackInTheMaking, step?: string) {
		if (!this.#typed) return;
		this.meanwhile.meet();
		const next = changed(this.#typed, how(this.#typed.now), step);
		if (next.now === this.#typed.now) return;
		this.#typed = next;
		this.keeper.changed();
	}

	/** Sets one place of the pack itself, or of a case where `caseId` says which. */
	set(where: Where, value: unknown, caseId?: string) {
		const typeIn = (pack: PackInTheMaking): PackInTheMaking =>
			caseId === undefined
				? withTyped(pack, where, value)
				: { ...pack, cases: pack.cases.map((entry) => (entry.id === caseId ? withTyped(entry, where, value) : entry)) };
		this.change(typeIn, typeof value === 'string' || Array.isArray(value) ? [caseId, ...where].join('/') : undefined);
	}

	/** Takes what another organiser published in place of what is typed, or lets it be. Either way nobody is asked again. */
	settle(changes: readonly TheirChange[], isTheirs: boolean) {
		if (!this.pack) return;
		const { theirs } = this.meanwhile;
		if (isTheirs) {
			this.#keepVersion();
			this.change((pack) => changes.reduce((taken, change) => withTheirs(taken, theirs, change), pack));
		}
		changes.forEach((change) => this.meanwhile.settle(change));
		this.keeper.changed();
	}

	/** Goes back to an earlier state. What is typed now becomes a version too. */
	backTo({ text }: MakingVersion) {
		const read = parseKeptMaking(text);
		if (read.kind === 'malformed') return;
		this.#keepVersion();
		this.change(() => read.value);
	}

	/** What is different now from an earlier state; `undefined` where this app cannot read it. */
	differenceFrom({ text }: MakingVersion): MakingDifference | undefined {
		const read = parseKeptMaking(text);
		return read.kind === 'parsed' && this.pack ? differenceOf(read.value, this.pack) : undefined;
	}

	undo() {
		if (!this.#typed) return;
		this.meanwhile.meet();
		this.#typed = undone(this.#typed);
		this.keeper.changed();
	}

	/** The pack of what is complete, beside what people have now. */
	ready(): ReadyPack | undefined {
		return this.pack && readyPack(this.pack, this.#open.pack);
	}

	/** The text of a file with all that was typed; `undefined` where nothing was begun. */
	written(): string | undefined {
		return this.pack && writtenPack(this.pack);
	}

	/** Throws away what was typed. What was published stays. */
	async drop(): Promise<void> {
		await this.keeper.stop();
		const isDropped = await storing(
			async () => (await dropMaking(this.#parts.database, this.#open.code), true),
			() => false
		);
		if (!isDropped) return;
		this.#typed = undefined;
		this.versions = [];
		this.keeper.goOnFrom({ revision: 0 });
	}

	/** Takes what another window of this device saved in place of what is typed here, which becomes a version. */
	async takeOther(): Promise<void> {
		await this.keeper.stop();
		const typed = this.#version();
		this.isRead = false;
		await this.read();
		if (!this.isRead) return;
		this.versions = withVersion(this.versions, typed);
		this.keeper.changed();
	}

	#kept(): KeptMaking | undefined {
		if (!this.pack) return undefined;
		return { text: JSON.stringify(this.pack), base: this.meanwhile.written, versions: [...this.versions] };
	}

	#keepVersion() {
		this.versions = withVersion(this.versions, this.#version());
	}

	#version(): MakingVersion {
		return { savedAtMs: this.#parts.clock.nowMs(), text: JSON.stringify(this.pack) };
	}

	#begin(pack: PackInTheMaking) {
		this.notBegun = undefined;
		this.meanwhile.begin();
		this.#typed = nothingToUndo(pack);
		this.keeper.changed();
	}

	#fail(why: NotBegun) {
		this.notBegun = why;
	}
}
