/** What each way of not joining says: what is true, then what to do. */
import { words } from '#lib/i18n/words.ts';
import type { NotJoined } from './join-event.ts';

interface Said {
	title: () => string;
	note: () => string;
	/** Trying the same again may go better. */
	isPassing?: boolean;
}

export const outcomes: Record<NotJoined, Said> = {
	unreachable: { title: words.out_unreachable, note: words.out_unreachable_note, isPassing: true },
	'sign-in-page': { title: words.out_sign_in, note: words.out_sign_in_note, isPassing: true },
	busy: { title: words.out_busy, note: words.out_busy_note, isPassing: true },
	'unknown-event': { title: words.out_unknown, note: words.out_unknown_note },
	'wrong-token': { title: words.out_token, note: words.out_token_note },
	'swapped-key': { title: words.out_key, note: words.out_key_note },
	'broken-signature': { title: words.out_signature, note: words.out_signature_note },
	'lowered-counter': { title: words.out_counter, note: words.out_counter_note },
	'wrong-pack': { title: words.out_pack, note: words.out_pack_note, isPassing: true },
	'not-understood': { title: words.out_understood, note: words.out_understood_note, isPassing: true },
	'another-key': { title: words.out_other_key, note: words.out_other_key_note },
	'not-saved': { title: words.out_not_saved, note: words.out_not_saved_note, isPassing: true },
	'no-secret': { title: words.out_no_secret, note: words.out_no_secret_note },
	damaged: { title: words.out_damaged, note: words.out_damaged_note },
	'not-a-link': { title: words.out_not_a_link, note: words.out_not_a_link_note }
};
