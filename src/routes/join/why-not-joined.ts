/** What the screen says for each way of not joining: first what is true, then what to do. */
import { words } from '#lib/i18n/words.ts';
import type { ReadJoinLink } from '#lib/keys/join-link.ts';
import type { Verified } from '#lib/keys/verify-manifest.ts';
import type { NotJoined } from '#lib/outbox/fetch-record.ts';

type Refusal = Exclude<Verified['kind'], 'verified'>;
/** Why nothing was joined, either on the way or because of the link. Each reason has a page of its own. */
export type WhyNotJoined =
	| Refusal
	| Exclude<NotJoined<Refusal>['kind'], 'not-verified'>
	| Exclude<ReadJoinLink['kind'], 'link'>
	/** Something on this device did not answer. */
	| 'stuck'
	/** Something failed that should never fail: this browser lacks it, or a part of the app is missing. */
	| 'broken';

export const whyNotJoined = (notJoined: NotJoined<Refusal>): WhyNotJoined =>
	notJoined.kind === 'not-verified' ? notJoined.because : notJoined.kind;

interface Said {
	title: () => string;
	note: () => string;
	/** Trying the same again may succeed. */
	isPassing?: boolean;
}

/** The title and the note for each reason. */
export const saidWhenNotJoined: Record<WhyNotJoined, Said> = {
	unreachable: { title: words.out_unreachable, note: words.out_unreachable_note, isPassing: true },
	'sign-in-page': { title: words.out_sign_in, note: words.out_sign_in_note, isPassing: true },
	'server-busy': { title: words.out_busy, note: words.out_busy_note, isPassing: true },
	'server-failed': { title: words.out_busy, note: words.out_busy_note, isPassing: true },
	declined: { title: words.out_busy, note: words.out_busy_note, isPassing: true },
	'unknown-event': { title: words.out_unknown, note: words.out_unknown_note },
	refused: { title: words.out_token, note: words.out_token_note },
	'wrong-fingerprint': { title: words.out_key, note: words.out_key_note },
	'broken-signature': { title: words.out_signature, note: words.out_signature_note },
	'wrong-event': { title: words.out_signature, note: words.out_signature_note },
	'lowered-counter': { title: words.out_counter, note: words.out_counter_note },
	'needs-newer-app': { title: words.newer_title, note: words.out_newer_note, isPassing: true },
	'wrong-pack': { title: words.out_pack, note: words.out_pack_note, isPassing: true },
	malformed: { title: words.out_understood, note: words.out_understood_note, isPassing: true },
	'another-key': { title: words.out_other_key, note: words.out_other_key_note },
	'not-saved': { title: words.out_not_saved, note: words.out_not_saved_note, isPassing: true },
	stuck: { title: words.out_stuck, note: words.out_stuck_note, isPassing: true },
	broken: { title: words.out_broken, note: words.out_broken_note, isPassing: true },
	'no-secret': { title: words.out_no_secret, note: words.out_no_secret_note },
	damaged: { title: words.out_damaged, note: words.out_damaged_note },
	'not-a-link': { title: words.out_not_a_link, note: words.out_not_a_link_note }
};
