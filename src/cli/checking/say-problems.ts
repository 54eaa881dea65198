/** Says what keeps a pack from being published, with the place in the file. */
import type { TextForm } from '#lib/domain/pack/making/form.ts';
import type { PackProblem, WhyNotReady } from '#lib/domain/pack/making/problems.ts';

/** Gives "cases[0].story.nl: is missing (ada-example)". */
export function problemLine({ where, locale, why }: PackProblem, above = '', caseId?: string): string {
	const inside = [...where, ...(locale !== undefined && where[0] !== 'templates' ? [locale] : [])];
	const path = inside.reduce<string>(
		(said, key) => (typeof key === 'number' ? `${said}[${key}]` : said === '' ? key : `${said}.${key}`),
		above
	);
	const language = locale !== undefined && where[0] === 'templates' ? ` in ${locale}` : '';
	return `${path}: ${sentence(why)}${language}${caseId === undefined ? '' : ` (${caseId})`}`;
}

function sentence(why: WhyNotReady): string {
	switch (why.kind) {
		case 'missing':
			return 'is missing';
		case 'too-long':
			return `at most ${why.most} characters`;
		case 'too-many':
			return `at most ${why.most}`;
		case 'too-short':
			return `at least ${why.least} characters`;
		case 'out-of-range':
			return `must be a whole number from ${why.least} to ${why.most}`;
		case 'form':
			return `must be ${forms[why.form]}`;
		default:
			return sentences[why.kind];
	}
}

const forms: Record<TextForm, string> = {
	slug: 'lower-case words joined by hyphens',
	language: 'a language such as nl',
	day: 'a day such as 2026-12-10',
	'day-of-year': 'a day of the year such as 12-10',
	date: 'a year, month or day',
	'web-address': 'a web address',
	'country-code': 'a country code such as MX',
	colour: 'a colour such as #7a1546',
	script: 'a script such as Cyrl',
	digest: 'a lower-case SHA-256 in hexadecimal'
};

type OtherWhy = Exclude<WhyNotReady['kind'], 'missing' | 'too-long' | 'too-many' | 'too-short' | 'out-of-range' | 'form'>;

const sentences: Record<OtherWhy, string> = {
	signs: 'has a control character or half a sign',
	'not-known': 'is not known',
	taken: 'another one has this already',
	'person-first': 'the person cannot be the first',
	'first-not-proposed': 'the first must be proposed',
	'post-without-address': 'without an address it goes by bundle or embassy',
	'pass-on-not-embassy': 'is only for an embassy',
	'wrong-copy': 'must be another addressee of this case, and not the person',
	'until-before-from': 'is before postFrom',
	'not-for-a-card': 'a card is for the person',
	'no-such-addressee': 'is no addressee of this case'
};
