import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressLines } from '#lib/domain/writing/addressing.ts';
import { asksIn, inLocale } from '#lib/domain/pack.ts';
import { addCase } from '#lib/domain/pack/making/change-cases.ts';
import { asSeen } from '#lib/domain/pack/making/as-seen.ts';
import type { CaseInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
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
			for (const entry of cases) expect(read(entry).asks.length).toBeGreaterThan(0);
		}),
		{ numRuns: 300 }
	);
});
