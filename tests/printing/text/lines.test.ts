import { describe, expect, test } from 'vitest';
import { linesOf, oneLine } from '../../../src/lib/printing/text/lines.ts';
import { drawerFor } from '../../../src/lib/printing/text/token.ts';
import { printFonts } from '../../support/print-fonts.ts';

const style = { lang: 'nl', direction: 'auto', weight: 'regular' } as const;
const textsOf = (text: string, widthEm: number) => linesOf(text, widthEm, style, printFonts).map((line) => line.text);

describe('linesOf', () => {
	test('fills lines no wider than the width and loses no word', () => {
		const text = 'Ik schrijf u over Wendy Galarza, die voor kleine kinderen zorgt in Cancún. '.repeat(4).trim();
		const lines = linesOf(text, 20, style, printFonts);
		expect(lines.every((line) => line.widthEm <= 20)).toBe(true);
		expect(lines.map((line) => line.text).join(' ')).toBe(text);
	});
	test('shows a soft hyphen only where the line ends at it', () => {
		expect(textsOf('wij vragen mensen\u00adrechten', 12)).toEqual(['wij vragen mensen-', 'rechten']);
		expect(textsOf('mensen\u00adrechten', 30)).toEqual(['mensenrechten']);
	});
	test('cuts a word wider than the line between letters and ends', () => {
		const word = 'x'.repeat(200);
		const lines = textsOf(word, 10);
		expect(lines.length).toBeGreaterThan(5);
		expect(lines.join('')).toBe(word);
	});
	test('cuts the longest word that an item can hold in a moment', () => {
		const word = 'абв'.repeat(20_000);
		expect(textsOf(word, 40).join('')).toBe(word);
	});
	test('takes one letter a line when not even that fits', () => {
		expect(textsOf('abc', 0.1)).toEqual(['a', 'b', 'c']);
	});
	test('keeps an empty line between two', () => {
		expect(textsOf('een\n\ntwee', 10)).toEqual(['een', '', 'twee']);
	});
	test('leaves out the spaces that hang over the end of a line', () => {
		const [first] = linesOf('een     twee', 2.5, style, printFonts);
		expect(first?.text).toBe('een');
		expect(first?.runs.at(-1)?.text).toBe('een');
	});
});

describe('oneLine', () => {
	test('sets mixed scripts in a font for each', () => {
		const faces = oneLine('Ciham ሲሃም Київ', style, printFonts).runs.map((run) => run.face);
		expect([...new Set(faces)]).toEqual(['literata', 'ethiopic']);
	});
	test('falls back to the serif for a sign that Literata lacks', () => {
		expect(oneLine('e\u2011mail', style, printFonts).runs.map((run) => run.face)).toContain('serif');
	});
	test('takes the heavier font for bold, in every script', () => {
		const runs = oneLine('Ciham ሲሃም', { ...style, weight: 'bold' }, printFonts).runs;
		expect([...new Set(runs.map((run) => run.face))]).toEqual(['literata-bold', 'ethiopic-bold']);
	});
});

describe('drawerFor', () => {
	const face = printFonts.face('literata');
	const shape = (text: string, isRtl = false) => drawerFor(face, { script: 'Latn', lang: 'nl', isRtl }).set(text).token;
	test('makes one cluster of a letter with a mark that has no composed form', () => {
		expect(shape('ẹ̀k').clusters.map((cluster) => cluster.text)).toEqual(['ẹ̀', 'k']);
	});
	test('adds up to the text again', () => {
		const text = 'officiële';
		expect(
			shape(text)
				.clusters.map((cluster) => cluster.text)
				.join('')
		).toBe(text);
	});
	test('kerns: the whole is not the sum of the letters', () => {
		const alone = shape('A').advance + shape('V').advance;
		expect(shape('AV').advance).toBeLessThan(alone);
	});
	test('gives the same object for the same token', () => {
		expect(shape('brief')).toBe(shape('brief'));
	});
	test('gives one code to each code point of a right-to-left cluster, in visual order', () => {
		const clusters = shape('a\u0323\u0300', true).clusters;
		expect(clusters.length).toBeGreaterThan(1);
		expect(
			clusters
				.map((cluster) => cluster.text)
				.toReversed()
				.join('')
				.normalize('NFC')
		).toBe('ạ̀'.normalize('NFC'));
	});
});
