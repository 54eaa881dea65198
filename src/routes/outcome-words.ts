/** What became of what was written, in a sentence. It speaks of the pile: which single letter it was, nobody can know. */
import type { CaseOutcome, OutcomeKind } from '#lib/domain/pack/outcome.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';

/** `name` is that of the person whom the case is about. */
export function outcomeInWords({ what, of }: Pick<CaseOutcome, 'what' | 'of'>, name: string): string {
	return what === 'freed' ? words.outcome_freed({ name: theirs(name) }) : ofPile[what]({ what: pileInWords(of) });
}

/** Letters, cards, or both. */
export function pileInWords(of: CaseOutcome['of']): string {
	if (of === 'letter') return words.outcome_of_letters();
	return of === 'card' ? words.outcome_of_cards() : words.outcome_of_both();
}

const ofPile: Record<Exclude<OutcomeKind, 'freed'>, (pile: { what: string }) => string> = {
	'handed-over': words.outcome_handed_over,
	refused: words.outcome_refused,
	returned: words.outcome_returned,
	answered: words.outcome_answered,
	'read-out': words.outcome_read_out
};
