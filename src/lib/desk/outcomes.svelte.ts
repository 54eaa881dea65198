/** What became of what was written: telling it to everybody who wrote, and taking it back. */
import { newId } from '#lib/domain/id.ts';
import { outcomesAfter, hasRoomForOutcomes, type OutcomeChange } from '#lib/domain/pack/change-outcomes.ts';
import { outcomesOf, type CaseOutcome } from '#lib/domain/pack/outcome.ts';
import type { WhyNotTold } from './recalls.svelte.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';

/** The outcomes that the open event tells. */
export class Outcomes {
	isBusy = $state(false);
	failure = $state.raw<WhyNotTold>();
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.#open = open;
	}

	of(caseId: string): CaseOutcome[] {
		return outcomesOf(this.#open.manifest.outcomes, { caseId });
	}

	/** It gives whether everybody is told. */
	tell(told: Omit<CaseOutcome, 'id'>): Promise<boolean> {
		const { clock, random } = this.#parts;
		return this.#change({ tell: { id: newId(clock.nowMs(), random), ...told } });
	}

	/** It gives whether nobody is told any more. */
	takeBack(id: string): Promise<boolean> {
		return this.#change({ takeBack: id });
	}

	leave() {
		this.failure = undefined;
	}

	async #change(change: OutcomeChange): Promise<boolean> {
		if (this.isBusy) return false;
		const isTelling = 'tell' in change;
		if (isTelling && !hasRoomForOutcomes(outcomesAfter(this.#open.manifest.outcomes, change))) {
			this.failure = { kind: 'no-room' };
			return false;
		}
		this.isBusy = true;
		this.failure = undefined;
		const outcome = await this.#open.change({ outcomes: change });
		this.isBusy = false;
		if (outcome.kind === 'given') return true;
		// Another organiser changed something: what they told stands on the screen before anybody presses again.
		if (outcome.kind === 'declined' && outcome.because === 'wrong-counter') await this.#open.refresh();
		this.failure = outcome;
		return false;
	}
}
