import { words } from '#lib/i18n/words.ts';
import type { Failure } from '#lib/net/server-calls.ts';

/** What was asked for: a refusal means something else at set-up, with its own token, than for an organiser. */
export type Asked = 'set-up' | 'open' | 'change';

/** One sentence for each refusal, and what to do. */
export function failureWords(failure: Failure, asked: Asked): string {
	if (failure.kind === 'unreachable') return asked === 'set-up' ? words.new_unreachable() : words.open_unreachable();
	switch (failure.because) {
		case 'no-token':
		case 'wrong-token':
			return asked === 'set-up' ? words.new_wrong_token() : words.open_wrong_words();
		case 'unknown-event':
			return words.open_unknown_event();
		case 'code-taken':
			return words.new_code_taken();
		case 'wrong-counter':
			return words.open_changed_elsewhere();
		case 'too-large':
			return words.new_pack_too_large();
		case 'too-many-requests':
			return words.open_busy();
		case 'server-full':
			return words.open_server_full();
		case 'foreign-origin':
			return words.open_foreign();
		case 'unavailable':
		case 'failed':
			return words.open_server_trouble();
		default:
			return words.open_not_understood();
	}
}
