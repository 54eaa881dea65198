/** What is wrong with a pack is said with its path. */
import { expect, test } from 'vitest';
import { largestPackBytes, parsePack } from '#lib/domain/pack/parse-pack.ts';
import { aPack, first, type PackJson } from '../../support/pack-of-version-1.ts';

const nine = Array.from({ length: 9 }, (_, index) => `line ${index}`);
const flagPath = 'cases[0].card.flags.recipientIsFamily: ';

test.each(refusals())('parsePack refuses %s and names the path', (_, spoil, problem) => {
	const pack = aPack();
	spoil(pack);
	expect(parsePack(JSON.stringify(pack))).toMatchObject({ kind: 'malformed', problem });
});

test.each([
	['text that is not JSON', '{ "v": 1', 'not JSON'],
	['a list', '[]', 'must be an object'],
	['null', 'null', 'must be an object'],
	['more than 2 MiB', ' '.repeat(largestPackBytes + 1), 'at most 2097152 bytes'],
	['what is not text', { v: 1 }, 'must be text']
])('parsePack refuses %s', (_, json, problem) => {
	expect(parsePack(json)).toMatchObject({ kind: 'malformed', problem });
});

type Spoil = (pack: PackJson) => void;

function refusals(): [string, Spoil, string][] {
	return [
		['another version', (pack) => (pack.v = 3), 'v: must be 1 or 2'],
		['a missing title', (pack) => delete pack.title, 'title: must be an object'],
		['an unknown field', (pack) => (pack.colour = 'red'), 'colour: is not a known field'],
		['an unknown field of a case', (pack) => (first(pack).photo = 'x.jpg'), 'cases[0].photo: is not a known field'],
		['missing locales', (pack) => delete pack.locales, 'locales: must be a list'],
		['no language', (pack) => (pack.locales = []), 'locales: at least 1 languages'],
		['a language twice', (pack) => (pack.locales = ['en', 'nl', 'en']), 'locales: two have the language en'],
		['a language that is none', (pack) => (pack.locales = ['English']), 'locales[0]: must be a language tag such as nl'],
		['a title without Dutch', (pack) => (pack.title = { en: 'x' }), 'title.nl: is missing'],
		['a line without Dutch', (pack) => (first(pack).line = { en: 'x' }), 'cases[0].line.nl: is missing'],
		['a line in no language', (pack) => (first(pack).line = {}), 'cases[0].line.en: is missing'],
		['a line in another language', (pack) => (first(pack).line.fr = 'x'), "cases[0].line.fr: is not one of the pack's languages"],
		['rules for cards without Dutch', (pack) => delete pack.guidance.cards.nl, 'guidance.cards.nl: is missing'],
		['an entry without Dutch', (pack) => delete first(pack).since[0]!.text.nl, 'cases[0].since[0].text.nl: is missing'],
		['an empty text', (pack) => (first(pack).country.nl = ''), 'cases[0].country.nl: must not be empty'],
		['a line feed in a text', (pack) => (first(pack).line.en = 'a\nb'), 'cases[0].line.en: must not contain control characters'],
		['half a character', (pack) => (first(pack).line.en = '\uD83D'), 'cases[0].line.en: must be well-formed Unicode'],
		['a line too long', (pack) => (first(pack).line.en = 'x'.repeat(81)), 'cases[0].line.en: at most 80 characters'],
		['a story without words', (pack) => (first(pack).story.en = []), 'cases[0].story.en: at least 1 paragraphs'],
		['nine address lines', (pack) => (first(pack).authority.lines = nine), 'cases[0].authority.lines: at most 8 lines'],
		['no address lines at all', (pack) => (first(pack).authority.lines = []), 'cases[0].authority.lines: at least 1 lines'],
		[
			'post without an address',
			(pack) => (first(pack).authority.lines = null),
			'cases[0].route: a case without an address goes by bundle or embassy'
		],
		['an unknown route', (pack) => (first(pack).route = 'pigeon'), 'cases[0].route: must be post or bundle or embassy'],
		['an unknown status', (pack) => (first(pack).status = 'won'), 'cases[0].status: must be open or good-news or closed'],
		['a flag left out', (pack) => delete first(pack).card.flags.recipientIsFamily, flagPath + 'must be true or false'],
		['a flag in words', (pack) => (first(pack).card.flags.recipientIsFamily = 'yes'), flagPath + 'must be true or false'],
		['a colour name', (pack) => (first(pack).emblem.colour = 'red'), 'cases[0].emblem.colour: must be a colour such as #7a1546'],
		[
			'a path as stamp',
			(pack) => (first(pack).emblem.stamp = '../x'),
			'cases[0].emblem.stamp: must be lower-case words joined by hyphens'
		],
		[
			'a date in words',
			(pack) => (first(pack).since[0]!.date = 'May 2024'),
			'cases[0].since[0].date: must be a year, month or day'
		],
		[
			'a script as source',
			(pack) => (first(pack).sources = ['javascript:alert(1)']),
			'cases[0].sources[0]: must be a web address'
		],
		['a day that does not exist', (pack) => (pack.source.asOf = '2026-02-30'), 'source.asOf: is not a day that exists'],
		['no case', (pack) => (pack.cases = []), 'cases: at least 1 cases'],
		['a case twice', (pack) => pack.cases.push({ ...first(pack), number: 2 }), 'cases: two have the id ada-example'],
		['a number twice', (pack) => pack.cases.push({ ...first(pack), id: 'other' }), 'cases: two have the number 1'],
		['number 0', (pack) => (first(pack).number = 0), 'cases[0].number: must be between 1 and 99'],
		['no template in a language', (pack) => first(pack).templates.pop(), 'cases[0].templates: no card template in nl'],
		[
			'a template in another language',
			(pack) => first(pack).templates.push({ ...first(pack).templates[0]!, id: 'x', locale: 'fr' }),
			"cases[0].templates[4].locale: is not one of the pack's languages"
		],
		[
			'a template id twice',
			(pack) => (first(pack).templates[1]!.id = 'ada-example-letter-en'),
			'cases[0].templates: two have the id ada-example-letter-en'
		],
		[
			'a template without blocks',
			(pack) => (first(pack).templates[0]!.blocks = []),
			'cases[0].templates[0].blocks: at least 1 blocks'
		],
		[
			'four starters',
			(pack) => (first(pack).templates[0]!.blocks[0]!.starters = ['a', 'b', 'c', 'd']),
			'cases[0].templates[0].blocks[0].starters: at most 3 starters'
		]
	];
}
