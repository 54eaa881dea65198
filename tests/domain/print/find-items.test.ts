import { expect, test } from 'vitest';
import { firstWords, holdsWords, lengthOf } from '#lib/domain/print/find-items.ts';
import { passes } from '#lib/domain/print/item-filter.ts';
import { shortId } from '#lib/domain/short-id.ts';
import { aLetter } from '../../support/items.ts';

test.each([
	['without accents and case', 'Ich heiße JÉRÔME', 'jerome heisse'],
	['in Greek, whatever sigma', 'Ο ΟΔΥΣΣΕΑΣ γράφει', 'οδυσσεας'],
	['in Arabic, without vowel signs', 'كَتَبَ رسالة', 'كتب'],
	['in Hebrew, without points', 'שָׁלוֹם לך', 'שלום'],
	['in Vietnamese', 'Tôi viết thư', 'viet'],
	['in Korean', '저는 한국어로 씁니다', '한국어'],
	['in full-width signs', 'ＡＢＣ書店', 'abc書店'],
	['over a line break', 'one\ntwo', 'one two'],
	['whatever the order of the words', 'free him now', 'now free']
])('holdsWords finds words %s', (_what, written, query) => {
	expect(holdsWords(aLetter({ paragraphs: ['Dear reader,', written] }), query)).toBe(true);
	expect(holdsWords(aLetter({ paragraphs: ['Dear reader,', written] }), `${query} absent`)).toBe(false);
});

test('holdsWords finds the writer, the table and the short number, and everything when nothing is asked', () => {
	const letter = aLetter({ from: { name: 'Zoë Ångström', town: 'Malmö' }, table: 'Stage' });
	for (const query of ['zoe angstrom', 'malmo', 'stage', shortId(letter.id), '', '  '])
		expect(holdsWords(letter, query)).toBe(true);
	expect(passes(letter, false, { query: 'nobody' })).toBe(false);
});

test('passes filters by language and by length, also in a script without spaces', () => {
	const [short, long] = [aLetter({ paragraphs: ['请释放他。'], locale: 'zh' }), aLetter({ paragraphs: ['请'.repeat(2_001)] })];
	expect([lengthOf(short), lengthOf(aLetter({ paragraphs: ['x'.repeat(201)] })), lengthOf(long)]).toEqual([
		'short',
		'middle',
		'long'
	]);
	expect([passes(short, false, { locale: 'zh', length: 'short' }), passes(long, false, { length: 'short' })]).toEqual([
		true,
		false
	]);
	expect(passes(short, false, { locale: 'nl' })).toBe(false);
});

test('firstWords ends at a whole word, and cuts only a word that is longer than the line', () => {
	const words = firstWords({ paragraphs: ['My name is Nora.\n', 'I am '.repeat(40)] });
	expect(words).toMatch(/^My name is Nora\. I am .*\b(I|am) …$/);
	expect(words.length).toBeLessThanOrEqual(92);
	expect(firstWords({ paragraphs: ['Free her.'] })).toBe('Free her.');
	expect(firstWords({ paragraphs: ['😀'.repeat(200)] })).toBe(`${'😀'.repeat(90)} …`);
});
