/** What became of what was written, in a sentence. It speaks of the pile: which single letter it was, nobody can know. */
import type { CaseOutcome, OutcomeKind } from '#lib/domain/pack/outcome.ts';
import type { LanguageTag } from '#lib/i18n/languages.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';

/** `name` is that of the person whom the case is about. Without `locale` the words are in the language of the screen. */
export function outcomeInWords({ what, of }: Pick<CaseOutcome, 'what' | 'of'>, name: string, locale?: LanguageTag): string {
	const options = locale && { locale };
	if (what === 'freed') return words.outcome_freed({ name: theirs(name) }, options);
	return ofPile[what]({ what: pileInWords(of, locale) }, options);
}

/** Letters, cards, or both. */
export function pileInWords(of: CaseOutcome['of'], locale?: LanguageTag): string {
	const options = locale && { locale };
	if (of === 'letter') return words.outcome_of_letters({}, options);
	return of === 'card' ? words.outcome_of_cards({}, options) : words.outcome_of_both({}, options);
}

type OfPile = (pile: { what: string }, options?: { locale: LanguageTag }) => string;
const ofPile: Record<Exclude<OutcomeKind, 'freed'>, OfPile> = {
	'handed-over': words.outcome_handed_over,
	refused: words.outcome_refused,
	returned: words.outcome_returned,
	answered: words.outcome_answered,
	'read-out': words.outcome_read_out
};
