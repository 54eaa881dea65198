import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addresseeOf, templateFor } from '#lib/domain/pack.ts';
import { parseFetchedPack, parsePack } from '#lib/domain/pack/parse-pack.ts';
import { addressLines, greetingOf } from '#lib/domain/writing/addressing.ts';
import { aPackOfVersion2, type LooseCase, type LoosePack } from '../../support/pack-of-version-2.ts';

describe('parsePack of version 2', () => {
	test('parsePack gives all that was written, and once more when that is written again', () => {
		const first = parsePack(JSON.stringify(aPackOfVersion2()));
		expect(first).toEqual({ kind: 'parsed', value: aPackOfVersion2() });
		expect(parsePack(JSON.stringify(parsed()))).toEqual(first);
	});

	test('parsePack takes a case without anything that may be left out', () => {
		const pack = aPackOfVersion2();
		for (const key of ['deadline', 'privacy', 'accessibility', 'imprint', 'post']) delete (pack as Record<string, unknown>)[key];
		const entry: Record<string, unknown> = caseIn(pack);
		for (const key of ['news', 'emblem', 'portrait', 'easyStory', 'contentNote', 'fromAge', 'dates', 'readySentences'])
			delete entry[key];
		entry.addressees = caseIn(pack)
			.addressees.slice(1, 2)
			.map(({ copyTo: _, name: _name, ...rest }) => rest);
		entry.templates = caseIn(pack).templates.slice(0, 4);
		caseIn(pack).card.rules = { sender: 'forbidden', religion: false, organisation: false, drawings: false, colours: false };
		expect(parsePack(JSON.stringify(pack))).toMatchObject({ kind: 'parsed' });
	});

	test('parsePack takes the case that docs/pack.md shows', () => {
		const guide = readFileSync(new URL('../../../docs/pack.md', import.meta.url), 'utf8');
		const shown = /```json\n([^]*?)```/.exec(guide)?.[1] ?? '';
		const pack = { ...aPackOfVersion2(), cases: [JSON.parse(shown) as LooseCase] };
		expect(parsePack(JSON.stringify(pack))).toMatchObject({ kind: 'parsed' });
	});

	test('parseFetchedPack passes over a later field, at the top and deep inside, where parsePack refuses it', () => {
		const pack = aPackOfVersion2();
		pack.weather = 'fair';
		caseIn(pack).card.rules.glitter = false;
		expect(parseFetchedPack(JSON.stringify(pack))).toEqual({ kind: 'parsed', value: aPackOfVersion2() });
		expect(parsePack(JSON.stringify(pack))).toMatchObject({ kind: 'malformed', mayBeNewer: true });
	});

	test.each(refusals())('parsePack refuses %s and names the path', (_, spoil, problem) => {
		const pack = aPackOfVersion2();
		spoil(caseIn(pack), pack);
		expect(parsePack(JSON.stringify(pack))).toMatchObject({ kind: 'malformed', problem });
	});
});

describe('the addressees of a case', () => {
	const entry = parsed().cases[0]!;

	test('addresseeOf gives the one that is named, else the first', () => {
		expect([undefined, 'ombudsman', 'nobody'].map((id) => addresseeOf(entry, id).id)).toEqual([
			'president',
			'ombudsman',
			'president'
		]);
	});

	test('templateFor gives the person a letter of their own, and all others the one for everybody', () => {
		const idFor = (addressee?: string) => templateFor(entry, { kind: 'letter', ...(addressee && { addressee }) }, 'nl').id;
		expect([idFor(), idFor('ombudsman'), idFor('ada')]).toEqual(['letter-nl', 'letter-nl', 'to-ada-nl']);
	});

	test('greetingOf greets each addressee in their way, and the person on a card', () => {
		expect(greetingOf(entry, { kind: 'letter', addressee: 'ombudsman' }, 'nl').salutation).toBe('Geachte ombudsman,');
		expect(greetingOf(entry, { kind: 'card' }, 'nl')).toEqual({ salutation: 'Beste Ada,', closing: 'Warme groeten,' });
	});

	test('addressLines asks an embassy first to pass the letter on, and ends with the country where it stands', () => {
		expect(addressLines(addresseeOf(entry, 'embassy'), 'nl')).toEqual([
			'Graag doorgeven aan de president',
			'c/o Embassy of Mexico',
			'Street 2',
			'The Hague',
			'NEDERLAND'
		]);
	});
});

type Spoil = (entry: LooseCase, pack: LoosePack) => void;

function refusals(): [string, Spoil, string][] {
	const at = 'cases[0].';
	return [
		['version 3', (_, pack) => (pack.v = 3), 'v: must be 1 or 2'],
		['the status of version 1', (entry) => (entry.status = 'open'), `${at}status: is not a known field`],
		['an unknown state', (entry) => (entry.state = 'won'), `${at}state: must be open or good-news or stop or retired`],
		['news in one language', (entry) => (entry.news = { en: 'Free.' }), `${at}news.nl: is missing`],
		['nobody to write to', (entry) => (entry.addressees = []), `${at}addressees: at least 1 addressees`],
		[
			'nine addressees',
			(entry) => (entry.addressees = Array.from({ length: 9 }, (_, n) => ({ ...entry.addressees[1]!, id: `a-${n}` }))),
			`${at}addressees: at most 8 addressees`
		],
		[
			'two addressees of one name',
			(entry) => (entry.addressees[1]!.id = 'president'),
			`${at}addressees: two have the id president`
		],
		['the person first', (entry) => entry.addressees.reverse(), `${at}addressees[0].kind: the person cannot be the first`],
		[
			'a first addressee who is never proposed',
			(entry) => (entry.addressees[0]!.weight = 0),
			`${at}addressees[0].weight: the first must be proposed`
		],
		['an authority without a country', (entry) => delete entry.addressees[0]!.country, `${at}addressees[0].country: is missing`],
		['one without its code', (entry) => delete entry.addressees[0]!.countryCode, `${at}addressees[0].countryCode: is missing`],
		[
			'post without an address',
			(entry) => (entry.addressees[0]!.lines = null),
			`${at}addressees[0].route: without an address it goes by bundle or embassy`
		],
		[
			'an embassy that is not asked to pass on',
			(entry) => delete entry.addressees[2]!.passOn,
			`${at}addressees[2].passOn: is missing: an embassy is asked to pass the letter on`
		],
		[
			'an authority that is asked to pass on',
			(entry) => (entry.addressees[0]!.passOn = entry.addressees[2]!.passOn),
			`${at}addressees[0].passOn: is only for an embassy`
		],
		...['president', 'nobody', 'ada'].map((id): [string, Spoil, string] => [
			`a copy to ${id}`,
			(entry) => (entry.addressees[0]!.copyTo = id),
			`${at}addressees[0].copyTo: must be another addressee of this case, and not the person`
		]),
		[
			'a person without a letter of their own',
			(entry) => entry.templates.pop(),
			`${at}templates: no letter template for ada in nl`
		],
		[
			'a letter for nobody',
			(entry) => (entry.templates[4]!.addressee = 'nobody'),
			`${at}templates: no letter template for ada in en`
		],
		[
			'a card for an addressee',
			(entry) => (entry.templates[2] = { ...entry.templates[2]!, addressee: 'president' }),
			`${at}templates: no card template in en`
		],
		[
			'one more card for an addressee',
			(entry) => entry.templates.push({ ...entry.templates[2]!, id: 'x', addressee: 'ada' }),
			`${at}templates[6].addressee: a card is for the person`
		],
		[
			'one more letter for nobody',
			(entry) => entry.templates.push({ ...entry.templates[0]!, id: 'x', addressee: 'nobody' }),
			`${at}templates[6].addressee: is no addressee of this case`
		],
		[
			'a salutation in a template',
			(entry) => (entry.templates[0]!.salutation = 'Dear'),
			`${at}templates[0].salutation: is not a known field`
		],
		['no ask', (entry) => (entry.asks = []), `${at}asks: at least 1 asks`],
		[
			'an ask of an unknown kind',
			(entry) => (entry.asks[0]!.kind = 'win'),
			`${at}asks[0].kind: must be release or protect or medical-care or lawyer or fair-trial or investigate or change-law`
		],
		['an ask for nobody', (entry) => delete entry.asks[0]!.for, `${at}asks[0].for: must be person or everybody`],
		['an ask met or not', (entry) => (entry.asks[0]!.met = true), `${at}asks[0].met: must be not or partly or met`],
		[
			'a rule that forbids every word',
			(entry) => (entry.card.rules.keepOut = { en: ['a'] }),
			`${at}card.rules.keepOut.en[0]: at least 2 characters`
		],
		[
			'101 words to keep out',
			(entry) => (entry.card.rules.keepOut = { en: Array.from({ length: 101 }, (_, n) => `word${n}`) }),
			`${at}card.rules.keepOut.en: at most 100 words`
		],
		[
			'words of no language',
			(entry) => (entry.card.rules.keepOut = { English: ['no'] }),
			`${at}card.rules.keepOut.English: must be a language tag such as nl`
		],
		['a script in words', (entry) => (entry.card.rules.script = 'Cyrillic'), `${at}card.rules.script: at most 4 characters`],
		[
			'an unknown rule for the sender',
			(entry) => (entry.card.rules.sender = false),
			`${at}card.rules.sender: must be required or allowed or forbidden`
		],
		['no sheets', (entry) => (entry.card.rules.mostSheets = 0), `${at}card.rules.mostSheets: must be between 1 and 20`],
		[
			'a portrait above 300 KiB',
			(entry) => (entry.portrait.bytes = 300 * 1024 + 1),
			`${at}portrait.bytes: must be between 1 and 307200`
		],
		['a picture bomb', (entry) => (entry.portrait.widthPx = 30_000), `${at}portrait.widthPx: must be between 1 and 1600`],
		[
			'a portrait by its address',
			(entry) => (entry.portrait.sha256 = 'https://example.org/ada.jpg'),
			`${at}portrait.sha256: must be a lower-case SHA-256 in hexadecimal`
		],
		['a portrait nobody describes', (entry) => delete entry.portrait.alt, `${at}portrait.alt: must be an object`],
		['a portrait without a credit', (entry) => delete entry.portrait.credit, `${at}portrait.credit: must be text`],
		['a portrait without consent', (entry) => delete entry.portrait.consent, `${at}portrait.consent: must be an object`],
		[
			'a window that ends before it begins',
			(entry) => (entry.dates.postUntil = '2026-11-30'),
			`${at}dates.postUntil: is before postFrom`
		],
		['a birthday with a year', (entry) => (entry.dates.birthday = '2001-02-29'), `${at}dates.birthday: at most 5 characters`],
		['a birthday that is none', (entry) => (entry.dates.birthday = '02-30'), `${at}dates.birthday: is not a day that exists`],
		[
			'a sentence nobody can check',
			(entry) => delete entry.readySentences[0]!.means,
			`${at}readySentences[0].means: must be an object`
		],
		['a country twice', (_, pack) => pack.post.push({ ...pack.post[0]! }), 'post: two have the country MX'],
		[
			'post that perhaps goes',
			(_, pack) => (pack.post[0]!.goes = 'perhaps'),
			'post[0].goes: must be yes or suspended or unknown'
		],
		['post nobody has looked up', (_, pack) => delete pack.post[0]!.source, 'post[0].source: must be text'],
		[
			'a name of 121 signs',
			(entry) => (entry.names = { full: 'ß'.repeat(121), short: 'ß' }),
			`${at}names.full: at most 120 characters`
		]
	];
}

const caseIn = (pack: LoosePack) => pack.cases[0]!;

function parsed() {
	const result = parsePack(JSON.stringify(aPackOfVersion2()));
	if (result.kind === 'malformed') throw new Error(result.problem);
	return result.value;
}
