/** What a form is about: the pack itself or one case, what is typed in it, and what is wrong with it. */
import { createContext } from 'svelte';
import { typedAt } from '#lib/domain/pack/making/typed-at.ts';
import { isMissing, type PackProblem } from '#lib/domain/pack/making/problems.ts';
import type { CaseInTheMaking, PackInTheMaking, Where } from '#lib/domain/pack/making/unfinished.ts';
import type { PackMaking } from '#lib/desk/making/pack-making.svelte.ts';

export class FormInHand {
	readonly #making: PackMaking;
	readonly #caseId: () => string | undefined;

	/** Without a case's id it is about the pack itself. */
	constructor(making: PackMaking, caseId: () => string | undefined = () => undefined) {
		this.#making = making;
		this.#caseId = caseId;
	}

	get pack(): PackInTheMaking {
		if (!this.#making.pack) throw new Error('a form without a pack in the making');
		return this.#making.pack;
	}

	get entry(): CaseInTheMaking {
		const caseId = this.#caseId() ?? '';
		// Undo may take a case away, and its form is still there for a moment.
		return this.pack.cases.find(({ id }) => id === caseId) ?? { id: caseId };
	}

	get locales(): readonly string[] {
		return this.pack.locales;
	}

	get problems(): readonly PackProblem[] {
		const caseId = this.#caseId();
		return caseId === undefined ? this.#making.packProblems : (this.#making.caseProblems[caseId] ?? []);
	}

	at(where: Where): unknown {
		return typedAt(this.#caseId() === undefined ? this.pack : this.entry, where);
	}

	textAt(where: Where): string {
		const value = this.at(where);
		return typeof value === 'string' ? value : '';
	}

	linesAt(where: Where): string[] {
		const value = this.at(where);
		return Array.isArray(value) ? (value as string[]) : [];
	}

	set(where: Where, value: unknown) {
		this.#making.set(where, value, this.#caseId());
	}

	change(how: (entry: CaseInTheMaking) => CaseInTheMaking) {
		const caseId = this.#caseId();
		this.#making.change((pack) => ({ ...pack, cases: pack.cases.map((each) => (each.id === caseId ? how(each) : each)) }));
	}

	problemAt(where: Where, locale?: string): PackProblem | undefined {
		const path = where.join('/');
		return this.problems.find((each) => each.where.join('/') === path && (locale === undefined || each.locale === locale));
	}

	/** Whether something that is needed has still to be written here. */
	lacks(where: Where, locale?: string): boolean {
		const problem = this.problemAt(where, locale);
		return problem !== undefined && isMissing(problem);
	}
}

export const [formInHand, setFormInHand] = createContext<FormInHand>();
