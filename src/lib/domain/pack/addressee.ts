/** To whom a letter of a case can go, and by which way. */
import { localeField, slugField } from '../decode/fields.ts';
import { integer, list, oneOf, optional, refuse, text, type Decoded } from '../decode/parse.ts';
import { countryCodeField, namesOf, publishedLines, unique, type ObjectOf, type Words } from './fields.ts';
import { ruleFields } from './post-rules.ts';
import type { Template } from './template.ts';

/** `post`: one envelope a letter; `bundle`: all in one parcel to the organisation's office; `embassy`: the same, through an embassy. */
export const routeField = oneOf('post', 'bundle', 'embassy');

export const addresseeFields = (object: ObjectOf, words: Words) =>
	object({
		id: slugField,
		/**
		 * `institution`: one that can help, such as an ombudsman or a bar. `embassy`: that of the country where the case is, in the country
		 * where people write. `person`: the one at risk, by letter.
		 */
		kind: oneOf('authority', 'institution', 'embassy', 'person'),
		office: words(200),
		/** Who holds the office. It is shown to the writer; an address that has the name says it in its own lines. */
		name: optional(text({ max: 120 })),
		lines: publishedLines,
		/** The addressee's own, which may be another than the case's. Only packs of version 1 may lack it. */
		country: optional(words(80)),
		countryCode: optional(countryCodeField),
		/** Who reads the letter and why they can change something. */
		about: words(600),
		languages: list(localeField, { max: 10, noun: 'languages' }),
		salutation: words(200),
		closing: words(200),
		route: routeField,
		/** How often this addressee is proposed beside the others; 0 is only taken by choice. */
		weight: integer({ min: 0, max: 100 }),
		/** Another addressee of the case, who gets a copy. */
		copyTo: optional(slugField),
		/** For an embassy: the line above its address that asks to pass the letter on. */
		passOn: optional(words(120)),
		rules: optional(ruleFields(object, words))
	});

export type Addressee = Decoded<ReturnType<typeof addresseeFields>>;

export function checkAddressees(
	{ addressees, templates }: { addressees: Addressee[]; templates: Template[] },
	path: string,
	locales: readonly string[]
) {
	unique(namesOf(addressees, 'id'), `${path}.addressees`, 'id');
	if (addressees[0]?.kind === 'person') refuse(`${path}.addressees[0].kind`, 'the person cannot be the first');
	if (addressees[0]?.weight === 0) refuse(`${path}.addressees[0].weight`, 'the first must be proposed');
	addressees.forEach((each, index) => {
		checkAddressee(each, `${path}.addressees[${index}]`, addressees);
		const own = templates.filter(({ addressee }) => addressee === each.id);
		for (const locale of locales)
			if ((own.length > 0 || each.kind === 'person') && !own.some((template) => template.locale === locale))
				refuse(`${path}.templates`, `no letter template for ${each.id} in ${locale}`);
	});
	templates.forEach(({ addressee, kind }, index) => checkMadeFor({ addressee, kind }, `${path}.templates[${index}]`, addressees));
}

function checkAddressee(each: Addressee, path: string, all: Addressee[]) {
	if (each.lines === null && each.route === 'post') refuse(`${path}.route`, 'without an address it goes by bundle or embassy');
	if (!each.country) refuse(`${path}.country`, 'is missing');
	if (!each.countryCode) refuse(`${path}.countryCode`, 'is missing');
	if (each.kind === 'embassy' && !each.passOn) refuse(`${path}.passOn`, 'is missing: an embassy is asked to pass the letter on');
	if (each.kind !== 'embassy' && each.passOn) refuse(`${path}.passOn`, 'is only for an embassy');
	if (each.copyTo === undefined) return;
	const copied = all.find(({ id }) => id === each.copyTo);
	if (!copied || copied === each || copied.kind === 'person')
		refuse(`${path}.copyTo`, 'must be another addressee of this case, and not the person');
}

function checkMadeFor({ addressee, kind }: Pick<Template, 'addressee' | 'kind'>, path: string, all: Addressee[]) {
	if (addressee === undefined) return;
	if (kind === 'card') refuse(`${path}.addressee`, 'a card is for the person');
	if (!all.some(({ id }) => id === addressee)) refuse(`${path}.addressee`, 'is no addressee of this case');
}
