import { words } from '#lib/i18n/words.ts';
import type { NewWords } from '#lib/desk/new-words.svelte.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import type { ToldErrorKind } from '#lib/domain/wire/errors.ts';

/**
 * What was asked of the server. A refusal at set-up, which has its own token, means something else than a refusal to an
 * organiser.
 */
export type Asked = 'set-up' | 'open' | 'change';

/** Gives one sentence for each refusal, and what to do. */
export function failureWords(failure: Hindrance, asked: Asked): string {
	switch (failure.kind) {
		case 'unreachable':
			if (asked === 'change') return words.change_unreachable();
			return asked === 'set-up' ? words.new_unreachable() : words.open_unreachable();
		case 'sign-in-page':
			return words.desk_sign_in();
		case 'refused':
			if (failure.because === 'foreign-origin') return words.open_foreign();
			return asked === 'set-up' ? words.new_wrong_token() : words.open_wrong_words();
		case 'unknown-event':
			return words.open_unknown_event();
		case 'server-busy':
			return words.open_busy();
		case 'server-failed':
			return words.open_server_trouble();
		case 'declined':
			return declinedWords(failure.because);
	}
}

function declinedWords(because: ToldErrorKind): string {
	switch (because) {
		case 'code-taken':
			return words.new_code_taken();
		case 'wrong-counter':
			return words.open_changed_elsewhere();
		case 'too-large':
			return words.new_pack_too_large();
		case 'server-full':
			return words.open_server_full();
		default:
			return words.open_not_understood();
	}
}

/**
 * Gives the reason why an event was not handed to new words. `isPerhapsDone`: the server may have taken the hand-over all the
 * same.
 */
export function handOverFailureWords(failure: NonNullable<NewWords['failure']>, isPerhapsDone: boolean): string {
	if (failure.kind === 'not-proved') return words.new_not_proved();
	if (failure.kind === 'not-saved') return words.hand_over_not_kept();
	return isPerhapsDone ? words.hand_over_perhaps() : failureWords(failure, 'change');
}
