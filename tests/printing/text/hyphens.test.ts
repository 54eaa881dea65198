import { describe, expect, test } from 'vitest';
import { loadPrintFont } from '../../../src/cli/build-fonts.ts';
import { openFonts } from '../../../src/lib/printing/fonts.ts';
import { hyphenFileFor, hyphenFiles } from '../../../src/lib/printing/hyphen-files.ts';
import { layOutCard } from '../../../src/lib/printing/sheets/card.ts';
import { dividerBy } from '../../../src/lib/printing/text/hyphens.ts';
import { linesOf } from '../../../src/lib/printing/text/lines.ts';
import { textsOf } from '../../../src/lib/domain/print/sheet.ts';
import { aCard } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const langs = ['de', 'nl', 'fr', 'en', 'en-US', 'ru', 'ar'];
await printFonts.ready(langs.map((lang) => ({ text: 'a', lang, weight: 'regular' })));

const style = (lang: string, ...undivided: string[]) => ({
	...{ lang, direction: 'auto' as const, weight: 'regular' as const, undivided: new Set(undivided) }
});
const divided = (lang: string, text: string, widthEm: number, ...undivided: string[]) =>
	linesOf(text, widthEm, style(lang, ...undivided), printFonts).map((line) => line.text);

describe('dividerBy', () => {
	test('lets the highest number decide, and keeps three letters on each side', () => {
		const divide = dividerBy({ patterns: '1b b2b 1c .a1', exceptions: 'ta-ble-ware' }, 'en');
		expect(divide('aaabbaaacaaa')).toEqual([3, 8]);
		expect(divide('aab')).toEqual([]);
		expect(divide('tableware')).toEqual([5]);
	});
	test('does not divide a word whose small letters are another number than its capitals', () => {
		expect(dividerBy({ patterns: '1b', exceptions: '' }, 'en')('İaabaaa')).toEqual([]);
	});
	test.each([
		['de', 'menschenrechtsverletzungen', 'men-schen-rechts-ver-let-zun-gen'],
		['nl', 'mensenrechtenorganisaties', 'men-sen-rech-ten-or-ga-ni-sa-ties'],
		['nl', 'ministersportefeuille', 'mi-nis-ters-por-te-feuil-le'],
		['fr', 'emprisonnement', 'em-pri-son-ne-ment'],
		['en', 'organisation', 'or-gan-isa-tion'],
		['en-US', 'imprisonment', 'im-pris-on-ment'],
		['ru', 'справедливость', 'спра-вед-ли-вость']
	])('divides in %s as its readers do: %s', (lang, word, wanted) => {
		const places = [...wanted.matchAll(/-/g)].map((match, index) => match.index - index);
		const shown = places.filter((at) => at >= 3 && at <= word.length - 3);
		expect(printFonts.divider(lang)?.(word)).toEqual(shown);
	});
});

describe('linesOf with words that may be divided', () => {
	test('divides a word only where the line would be shorter than three quarters', () => {
		const text = 'gegen die Menschenrechtsverletzungen';
		expect(divided('de', text, 14)).toEqual(['gegen die Menschenrechts-', 'verletzungen']);
		expect(divided('de', 'gegen alle diese großen Verletzungen', 12)).toEqual(['gegen alle diese großen', 'Verletzungen']);
		expect(divided('ar', text, 16)).toEqual(['gegen die', 'Menschenrechtsverletzungen']);
	});
	test('divides a word longer than the line again, and never cuts it between letters', () => {
		const word = 'Bundesverfassungsgerichtspräsidentinnen';
		const lines = divided('de', `die ${word}`, 7);
		expect(lines.length).toBeGreaterThan(2);
		expect(lines.slice(0, -1).every((line) => line.endsWith('-'))).toBe(true);
		expect(lines.map((line) => line.replace(/-$/, '')).join('')).toBe(`die ${word}`);
	});
	test.each([
		['a name that was said', 'de', 'wegen Menschenrechtsrat', ['Menschenrechtsrat']],
		['a word with a capital outside German', 'en', 'because Chernyhinovskaya', []],
		['an abbreviation', 'de', 'wegen BUNDESVERFASSUNG', []],
		['an address of a web page', 'en', 'see organisations.international.example', []],
		['a word with digits', 'en', 'about organisation2026demonstration', []],
		['a word of two scripts', 'en', 'about internationalсправедливость', []]
	])('leaves alone %s', (_, lang, text, names) => {
		expect(divided(lang, text, 10, ...names).some((line) => line.endsWith('-'))).toBe(false);
	});
	test('divides within quotation marks and after an apostrophe', () => {
		expect(divided('fr', 'mettre fin à l’emprisonnement', 10)).toEqual(['mettre fin à l’empri-', 'sonnement']);
		expect(divided('de', 'wegen „Menschenrechtsverletzung“.', 12)).toEqual(['wegen „Menschenrechts-', 'verletzung“.']);
	});
});

describe('cards in a language with long words', () => {
	test('are divided, but not in their names', () => {
		const name = 'Unabhängigkeitserklärung';
		const paragraphs = [
			`Wir schreiben wegen ${name}, wegen der Rechtsstaatlichkeitsverletzungsuntersuchungskommission und ${name} in diesem Land.`
		];
		const layout = layOutCard(aCard({ locale: 'de', from: { name }, paragraphs }), { words: printWords, fonts: printFonts });
		if (layout.kind !== 'laid-out') throw new Error(layout.kind);
		const lines = textsOf(layout.cards[0]?.back.marks ?? []);
		expect(lines.filter((line) => line.isDivided).length).toBeGreaterThan(0);
		expect(lines.filter((line) => line.text.includes(name))).toHaveLength(3);
	});
});

describe('rules for dividing', () => {
	test('are there for every language that has a file', async () => {
		for (const { file } of hyphenFiles) {
			const rules = JSON.parse(new TextDecoder().decode(await loadPrintFont(file))) as { patterns: string };
			expect(rules.patterns.length, file).toBeGreaterThan(1_000);
		}
		expect([hyphenFileFor('nl-BE'), hyphenFileFor('nn'), hyphenFileFor('ti')]).toEqual([
			...['hyphens-nl.json.gz', 'hyphens-nb.json.gz', undefined]
		]);
	});
	test('that cannot be loaded, or are none, leave the words whole and are asked for again', async () => {
		let answer = () => Promise.reject<Uint8Array<ArrayBuffer>>(new Error('404'));
		const fonts = await openFonts((file) => (file.startsWith('hyphens') ? answer() : loadPrintFont(file)), []);
		const ready = () => fonts.ready([{ text: 'a', lang: 'de', weight: 'regular' }]);
		expect((await ready()).kind).toBe('ready');
		expect(fonts.divider('de')).toBeUndefined();
		answer = async () => new TextEncoder().encode('{"patterns":["x"]}');
		await ready();
		expect(fonts.divider('de')).toBeUndefined();
		answer = () => loadPrintFont('hyphens-de.json.gz');
		await ready();
		expect(fonts.divider('de')?.('rechtsstaat')).toEqual([6]);
	});
});
