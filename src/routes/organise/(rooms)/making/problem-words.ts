/** Says what keeps something from being published, at its field. */
import type { PackProblem } from '#lib/domain/pack/making/problems.ts';
import type { TextForm } from '#lib/domain/pack/making/form.ts';
import { languageName } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

export function problemInWords({ why, locale, where }: PackProblem): string {
	switch (why.kind) {
		case 'missing':
			return where[0] === 'templates' && typeof where[1] === 'string' && locale !== undefined
				? words.problem_letter_missing({ language: languageName(locale) })
				: words.problem_missing();
		case 'too-long':
			return words.problem_too_long({ count: why.most });
		case 'too-many':
			return words.problem_too_many({ count: why.most });
		case 'too-short':
			return words.problem_too_short({ count: why.least });
		case 'out-of-range':
			return words.problem_range({ from: why.least, to: why.most });
		case 'form':
			return formWords[why.form]();
		default:
			return otherWords[why.kind]();
	}
}

const formWords: Record<TextForm, () => string> = {
	slug: words.problem_slug,
	language: words.problem_language,
	day: words.problem_day,
	'day-of-year': words.problem_day_of_year,
	date: words.problem_date,
	'web-address': words.problem_web,
	'country-code': words.problem_country_code,
	colour: words.problem_colour,
	script: words.problem_script,
	digest: words.problem_other
};

type OtherKind = Exclude<PackProblem['why']['kind'], 'missing' | 'too-long' | 'too-many' | 'too-short' | 'out-of-range' | 'form'>;

const otherWords: Record<OtherKind, () => string> = {
	signs: words.problem_signs,
	'not-known': words.problem_other,
	taken: words.problem_taken,
	'person-first': words.problem_person_first,
	'first-not-proposed': words.problem_first_weight,
	'post-without-address': words.problem_post_address,
	'pass-on-not-embassy': words.problem_pass_on,
	'wrong-copy': words.problem_copy,
	'until-before-from': words.problem_until,
	'not-for-a-card': words.problem_other,
	'no-such-addressee': words.problem_other
};
