/** A pack of version 1: one authority, four yes-or-no rules for a card. It is read for ever, and lifted into today's form. */
import { localeField } from '../decode/fields.ts';
import { flag, list, oneOf, optional, refuse, text, type Decode, type Decoded } from '../decode/parse.ts';
import { endsWithCountry } from '../writing/ends-with-country.ts';
import { routeField, type Addressee } from './addressee.ts';
import { personFields } from './case-fields.ts';
import { listsIn, publishedLines, wordsIn, type ObjectOf } from './fields.ts';
import { marathonFields } from './pack-fields.ts';
import type { PostRules } from './post-rules.ts';
import { buildingFields, checkTemplates } from './template.ts';
import type { Ask, Case, Pack } from './version-2.ts';

const templateFields = (object: ObjectOf) =>
	object({ ...buildingFields(object), salutation: text({ max: 200 }), closing: text({ max: 200 }) });

const caseFields = (object: ObjectOf, locales: readonly string[]) => {
	const [words, lists] = [wordsIn(locales), listsIn(locales)];
	return object({
		...personFields(object, locales),
		status: oneOf('open', 'good-news', 'closed'),
		asks: lists(400, { most: 8, noun: 'asks' }),
		authority: object({
			office: words(200),
			lines: publishedLines,
			country: optional(words(80)),
			about: words(600),
			languages: list(localeField, { max: 10, noun: 'languages' })
		}),
		route: routeField,
		card: object({
			lines: publishedLines,
			suggestions: lists(300, { most: 8, noun: 'suggestions' }),
			flags: object({
				religiousWordingAllowed: flag,
				mayMentionOrganisation: flag,
				senderAddressAllowed: flag,
				recipientIsFamily: flag
			})
		}),
		templates: list(templateFields(object), { min: 1, max: 40, noun: 'templates' })
	});
};

const packFields = (object: ObjectOf, locales: readonly string[]) =>
	object({
		v: oneOf(1),
		...marathonFields(object, locales),
		cases: list(caseFields(object, locales), { min: 1, max: 40, noun: 'cases' })
	});

type Case1 = Decoded<ReturnType<typeof caseFields>>;

export const readVersion1 =
	(object: ObjectOf, locales: readonly string[]): Decode<Pack> =>
	(value, path) => {
		const { v: _, cases, ...marathon } = packFields(object, locales)(value, path);
		cases.forEach((entry, index) => checkCase(entry, `cases[${index}]`, locales));
		return { v: 2, ...marathon, cases: cases.map(lifted) };
	};

function checkCase(entry: Case1, path: string, locales: readonly string[]) {
	if (entry.authority.lines === null && entry.route === 'post')
		refuse(`${path}.route`, 'a case without an address goes by bundle or embassy');
	checkTemplates(entry.templates, `${path}.templates`, locales);
}

/** A closed case could be read, and writing was no longer asked; nothing that had been written was held. */
const states = { open: 'open', 'good-news': 'good-news', closed: 'retired' } as const;

function lifted({ status, asks, authority, route, card, templates, ...person }: Case1): Case {
	const { flags, ...cardRest } = card;
	return {
		...person,
		state: states[status],
		asks: askedFor(asks),
		addressees: [firstAddressee({ ...person, authority, route, templates })],
		card: {
			...cardRest,
			...greetings(templates, 'card'),
			recipient: flags.recipientIsFamily ? 'family' : 'person',
			rules: rulesOf(flags)
		},
		templates: templates.map(({ salutation: _s, closing: _c, ...template }) => template)
	};
}

function firstAddressee(entry: Pick<Case1, 'authority' | 'route' | 'templates' | 'country' | 'countryCode'>): Addressee {
	const { authority, route, templates, country, countryCode } = entry;
	const isThere = endsWithCountry(authority.lines?.at(-1) ?? '', country);
	const own = authority.country ?? (isThere ? country : undefined);
	return {
		...authority,
		...(own && { country: own }),
		...(own && Object.entries(own).every(([locale, name]) => country[locale] === name) && { countryCode }),
		id: 'authority',
		kind: 'authority',
		...greetings(templates, 'letter'),
		route,
		weight: 1
	};
}

/** In each language those of the first template, which is the one that was used. */
function greetings(templates: Case1['templates'], kind: 'letter' | 'card') {
	const ofKind = templates.filter((each) => each.kind === kind);
	const firsts = ofKind.filter((each) => each === ofKind.find(({ locale }) => locale === each.locale));
	return {
		salutation: Object.fromEntries(firsts.map(({ locale, salutation }) => [locale, salutation])),
		closing: Object.fromEntries(firsts.map(({ locale, closing }) => [locale, closing]))
	};
}

/** One language may have had more asks than another: each ask has the languages in which it stood. */
function askedFor(asks: Case1['asks']): Ask[] {
	const most = Math.max(...Object.values(asks).map(({ length }) => length));
	return Array.from({ length: most }, (_, index) => {
		const texts = Object.entries(asks).flatMap(([locale, list]) => (list[index] === undefined ? [] : [[locale, list[index]]]));
		return { text: Object.fromEntries(texts) as Record<string, string>, for: 'person', met: 'not' };
	});
}

function rulesOf(flags: Case1['card']['flags']): PostRules {
	return {
		sender: flags.senderAddressAllowed ? 'allowed' : 'forbidden',
		religion: flags.religiousWordingAllowed,
		organisation: flags.mayMentionOrganisation,
		drawings: true,
		colours: true
	};
}
