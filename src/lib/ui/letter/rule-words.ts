/** What the screens call the rules of the post at the other end, and why one matters. */
import type { PostCheck } from '#lib/domain/writing/post-checks.ts';
import { scriptInWords } from '#lib/i18n/names-of-codes.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';

/** Gives the rule as one asks for it: "Write it in Russian or Belarusian". */
export function ruleInWords(check: PostCheck): string {
	switch (check.rule) {
		case 'language':
			return words.rules_language({ languages: languageNames(check.languages) });
		case 'keep-out':
			return check.isMet ? words.rules_keep_out() : words.rules_keep_out_found({ text: theirs(...check.found) });
		case 'number':
			return words.rules_number({ text: theirs(check.number) });
		case 'sender':
			return words.rules_sender();
		case 'no-sender':
			return check.isMet ? words.rules_no_sender() : words.rules_keep_out_found({ text: theirs(...check.found) });
		case 'script':
			return words.rules_script({ script: scriptInWords(check.script) });
		case 'address':
			return words.rules_address();
		case 'religion':
			return words.rules_religion();
		case 'organisation':
			return words.rules_organisation();
		case 'drawings':
			return words.rules_drawings();
		case 'colours':
			return words.rules_colours();
		case 'sheets':
			return words.rules_sheets({ count: check.most });
	}
}

/** Gives what a person can do about a rule that is not kept. */
export function ruleWhy({ rule }: PostCheck): string {
	switch (rule) {
		case 'language':
			return words.rules_language_why();
		case 'keep-out':
			return words.rules_keep_out_why();
		case 'number':
			return words.rules_number_why();
		case 'sender':
			return words.rules_sender_why();
		case 'no-sender':
			return words.rules_no_sender_why();
		case 'script':
			return words.rules_script_why();
		case 'address':
			return words.card_hint_address();
		case 'religion':
			return words.card_hint_religion();
		case 'organisation':
			return words.card_hint_organisation();
		case 'drawings':
			return words.rules_drawings_why();
		case 'colours':
			return words.rules_colours_why();
		case 'sheets':
			return words.rules_sheets_why();
	}
}

function languageNames(tags: readonly string[]): string {
	const names = new Intl.DisplayNames(screenLanguage.current, { type: 'language' });
	return new Intl.ListFormat(screenLanguage.current, { type: 'disjunction' }).format(tags.map((tag) => names.of(tag) ?? tag));
}
