import { describe, expect, test } from 'vitest';
import { asksIn, findCase, inLocale, isOver, templateFor } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { aPack, liftedWith, parsed, type PackJson, type Words } from '../support/pack-of-version-1.ts';

describe('parsePack', () => {
	test('parsePack lifts a pack of version 1 into the form that the app knows', () => {
		const { v: _, cases: written, ...marathon } = aPack();
		const { status, asks, authority, route, card, templates, ...person } = written[0]!;
		const { about, lines, office } = authority;
		expect([status, asks, route, card.lines]).toEqual(['open', { en: ['Ask'], nl: ['Vraag'] }, 'post', null]);
		expect(parsed(aPack())).toEqual({
			...marathon,
			v: 2,
			cases: [
				{
					...person,
					state: 'open',
					asks: [{ text: { en: 'Ask', nl: 'Vraag' }, for: 'person', met: 'not' }],
					addressees: [
						{
							...{ id: 'authority', kind: 'authority', about, lines, office, languages: [], route: 'post', weight: 1 },
							salutation: { en: 'Dear Ada,', nl: 'Dear Ada,' },
							closing: { en: 'Yours,', nl: 'Yours,' }
						}
					],
					card: {
						lines: null,
						suggestions: card.suggestions,
						salutation: { en: 'Dear Ada,', nl: 'Dear Ada,' },
						closing: { en: 'Yours,', nl: 'Yours,' },
						recipient: 'person',
						rules: { sender: 'forbidden', religion: false, organisation: false, drawings: true, colours: true }
					},
					templates: templates.map(({ salutation: _s, closing: _c, ...template }) => template)
				}
			]
		});
	});

	test.each([
		['open', 'open', false],
		['good-news', 'good-news', false],
		['closed', 'retired', true]
	])('parsePack lifts the status %s to %s', (status, state, over) => {
		const entry = liftedWith((written) => (written.status = status));
		expect([entry.state, isOver(entry)]).toEqual([state, over]);
	});

	test('parsePack lifts each flag of a card into its rule', () => {
		const flags = { religiousWordingAllowed: true, mayMentionOrganisation: true, senderAddressAllowed: true };
		const { card } = liftedWith((written) => (written.card.flags = { ...flags, recipientIsFamily: true }));
		expect(card).toMatchObject({ recipient: 'family', rules: { sender: 'allowed', religion: true, organisation: true } });
	});

	test('parsePack lifts the country of an address only where the pack of version 1 says or shows it', () => {
		const lifted = (lines: string[] | null, country?: Words) => {
			const { addressees } = liftedWith(({ authority }) => Object.assign(authority, { lines, country }, !lines && {}));
			return [addressees[0]?.country, addressees[0]?.countryCode];
		};
		const nowhere = { en: 'Nowhere', nl: 'Nergens' };
		const elsewhere = { en: 'Elsewhere', nl: 'Elders' };
		expect(lifted(['Street 1'])).toEqual([undefined, undefined]);
		expect(lifted(['Street 1', 'NOWHERE'])).toEqual([nowhere, 'MX']);
		expect(lifted(['Street 1'], elsewhere)).toEqual([elsewhere, undefined]);
	});

	test('asksIn keeps the asks of one language together when a pack of version 1 has more of them in another', () => {
		const entry = liftedWith((written) => (written.asks = { en: ['One', 'Two', 'Three'], nl: ['Eén'] }));
		const asks = (locale: string) => asksIn(entry, locale).map(({ text }) => text);
		expect([asks('en'), asks('nl-BE'), asks('fr')]).toEqual([['One', 'Two', 'Three'], ['Eén'], ['One', 'Two', 'Three']]);
	});

	test('parsePack takes a pack in one language only', () => {
		const text = JSON.stringify(aPack())
			.replaceAll(/,"nl":("[^"]*"|\[[^\]]*\])/g, '')
			.replace('["en","nl"]', '["en"]');
		const pack = JSON.parse(text) as PackJson;
		pack.cases[0]!.templates = pack.cases[0]!.templates.filter((each) => each.locale === 'en');
		expect(parsePack(JSON.stringify(pack)).kind).toBe('parsed');
	});
});

describe('choosing words', () => {
	test('inLocale gives the very language, else its base language, else the first', () => {
		const texts = { en: 'hello', nl: 'hallo' };
		expect([inLocale(texts, 'nl'), inLocale(texts, 'nl-BE'), inLocale(texts, 'fr')]).toEqual(['hallo', 'hallo', 'hello']);
	});

	test('templateFor gives the template of this kind in the language, else the first of the kind', () => {
		const pack = aPack();
		const entry = findCase(parsed(pack), 'ada-example')!;
		expect(templateFor(entry, { kind: 'card' }, 'nl').id).toBe('ada-example-card-nl');
		expect(templateFor(entry, { kind: 'letter' }, 'fr').id).toBe('ada-example-letter-en');
	});

	test('findCase gives nothing when the pack has no such case', () => {
		expect(findCase(parsed(aPack()), 'nobody')).toBeUndefined();
	});
});
