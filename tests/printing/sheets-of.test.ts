import { expect, test } from 'vitest';
import { cardFit } from '#lib/printing/sheets/card.ts';
import { layOutLetter } from '#lib/printing/sheets/letter.ts';
import { sheetsOf, type CountSetting } from '#lib/printing/sheets-of.ts';
import { aCard, aLetter } from '../support/items.ts';
import { printFonts, printWords } from '../support/print-fonts.ts';

const setting: CountSetting = { envelope: 'din5008b', words: printWords };
const long = Array.from({ length: 40 }, () => 'I respectfully ask you to look into this matter with care.');
const of = (item: Parameters<typeof sheetsOf>[0], change: Partial<CountSetting> = {}) =>
	sheetsOf(item, { ...setting, ...change }, printFonts);

test('sheetsOf counts the pages of a letter as they are laid out, without its copy, and half of them on both sides', () => {
	const letter = aLetter({ paragraphs: long, copyTo: ['Embassy', 'MEXICO'] });
	const laid = layOutLetter(letter, { ...setting, fonts: printFonts });
	const pages = laid.kind === 'laid-out' ? laid.pages.length : 0;
	expect(pages).toBeGreaterThan(1);
	expect([of(letter), of(letter, { isTwoSided: true }), of(aLetter())]).toEqual([pages, Math.ceil(pages / 2), 1]);
});

test('sheetsOf counts the cards on which a message goes on', () => {
	const card = aCard({ paragraphs: long });
	const fit = cardFit(card, { fonts: printFonts, envelope: 'din5008b' });
	const cards = fit.kind === 'goes-on' ? fit.cards : 0;
	expect(cards).toBeGreaterThan(1);
	expect([of(aCard()), of(card)]).toEqual([1, cards]);
});

test('sheetsOf knows nothing of a letter whose address has no room', () => {
	expect(
		of(aLetter({ to: { lines: Array.from({ length: 8 }, () => 'A very long line of an address '.repeat(4)) } }))
	).toBeUndefined();
});
