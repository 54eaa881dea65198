import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressLines } from '#lib/domain/writing/addressing.ts';
import { asksIn, inLocale } from '#lib/domain/pack.ts';
import { addCase } from '#lib/domain/pack/making/change-cases.ts';
import { asSeen } from '#lib/domain/pack/making/as-seen.ts';
import type { CaseInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
import { trialSheet } from '#lib/domain/pack/making/trial-sheet.ts';
import { itemSoFar } from '#lib/domain/writing/finish.ts';
import { postChecks } from '#lib/domain/writing/post-checks.ts';
import { cardWordsAll } from '#lib/i18n/recognised-words.ts';
import { aMaking, spoiledPacks } from '../../../support/spoiled-packs.ts';

const locales = ['en', 'nl'];

/** What a writer's screen asks of a case. */
function read(entry: CaseInTheMaking) {
	const seen = asSeen(entry, locales);
	return {
		country: inLocale(seen.country, 'nl'),
		story: inLocale(seen.story, 'nl'),
		asks: asksIn(seen, 'nl').map(({ text }) => text),
		office: inLocale(seen.addressees[0]!.office, 'nl'),
		about: inLocale(seen.addressees[0]!.about, 'nl'),
		address: seen.addressees[0]!.lines && addressLines(seen.addressees[0]!, 'nl'),
		since: seen.since.map(({ text }) => inLocale(text, 'nl'))
	};
}

test('asSeen shows a case that was only begun, with nothing in its places', () => {
	const [, begun] = addCase(aMaking(), 'Bo').cases;
	expect(read(begun!)).toEqual({ country: '', story: [], asks: [''], office: '', about: '', address: null, since: [] });
});

test('asSeen shows a complete case as it is', () => {
	const [entry] = aMaking().cases;
	expect(read(entry!)).toMatchObject({ story: ['Ada plantte een bloem.'], office: 'President', since: ['Nieuws'] });
});

test('asSeen shows whatever was typed', () => {
	fc.assert(
		fc.property(spoiledPacks, ({ cases }) => {
			for (const entry of cases) {
				expect(read(entry).asks.length).toBeGreaterThan(0);
				for (const { sheet } of tried(entry)) expect(typeof sheet.to.salutation).toBe('string');
			}
		}),
		{ numRuns: 300 }
	);
});

const day = { name: 'Nora', writtenOn: '2026-12-10', careOf: 'c/o the organisers' };

/** The letter to each addressee and the card, with what the rules say of them. */
function tried(entry: CaseInTheMaking) {
	const seen = asSeen(entry, locales);
	return [...seen.addressees, undefined].map((reader) => {
		const sheet = trialSheet(seen, { ...day, locale: 'nl', reader });
		return { sheet, checks: postChecks(itemSoFar(sheet, { keyVersion: 1 }), seen, cardWordsAll()) };
	});
}

test('trialSheet gives the letter to each addressee and the card as a writer gets them, with the sentences of the case', () => {
	const [first, , embassy, person, card] = tried(aMaking().cases[0]!);
	expect(first!.sheet).toMatchObject({
		kind: 'letter',
		locale: 'nl',
		to: { lines: ['The President', 'Palace 1', 'Mexico City', 'MEXICO'], salutation: 'Excellentie,' },
		subject: 'Ada, nl',
		blocks: ['My name is …'],
		closing: 'Hoogachtend,',
		name: 'Nora',
		writtenOn: '2026-12-10'
	});
	expect(embassy!.sheet.to.lines[0]).toBe('Graag doorgeven aan de president');
	expect(person!.sheet.to.salutation).toBe('Beste Ada,');
	expect(card!.sheet).toMatchObject({
		kind: 'card',
		to: { lines: ['Prison 1', 'Prisoner 7731', 'Mexico'] },
		blocks: ['My name is …']
	});
	expect(card!.checks.map(({ rule, isMet }) => [rule, isMet])).toContainEqual(['language', false]);
});

test('trialSheet gives a blank letter and card where a file has none', () => {
	const [letter, card] = tried({ id: 'bo', templates: [] });
	expect([letter!.sheet.blocks, card!.sheet.blocks]).toEqual([[], ['']]);
});
