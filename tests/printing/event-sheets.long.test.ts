import { describe, expect, test } from 'vitest';
import { textsOf, type SheetPage } from '../../src/lib/domain/print/sheet.ts';
import {
	printJoinSheet,
	printRecoverySheet,
	printTableCards,
	printWordsSheet,
	type PrintedSheet
} from '../../src/lib/printing/event-sheets.later.ts';
import { loadPrintFont } from '../../src/cli/build-fonts.ts';
import { openFonts } from '../../src/lib/printing/fonts.ts';
import { wordingsOfSheets } from '../../src/lib/printing/wordings.ts';
import { plainSpaces, structureOf, wordsIn } from '../support/poppler.ts';
import { printFonts, printWords } from '../support/print-fonts.ts';

const event = {
	code: '7KQ2MB',
	name: 'Northaven writes',
	place: 'Quayside Library',
	startsOn: '2026-12-10',
	endsOn: '2026-12-10'
};
const twelve = 'lemon harbor gentle window river paper copper spare autumn garden honey table'.split(' ');
const setting = { words: printWords, fonts: printFonts };
const createdAt = new Date('2026-12-01T09:00:00Z');
const link = 'https://example.org/join#7KQ2MB.AAECAwQFBgcICQoLDA0ODw.AAECAwQFBgcICQoLDA0ODw';

function printed(sheet: PrintedSheet) {
	if (sheet.kind !== 'printed') throw new Error(sheet.scripts.join());
	return sheet;
}
const hasCode = (page: SheetPage | undefined) => JSON.stringify(page?.marks).includes('"cells"');

describe('printWordsSheet', () => {
	test('numbers the twelve words in three columns of four', () => {
		const { pages, pdf } = printed(printWordsSheet(event, twelve, setting, createdAt));
		const words = textsOf(pages[0]?.marks ?? []).filter((line) => twelve.includes(line.text));
		expect(words.map((line) => line.text)).toEqual(twelve);
		expect(new Set(words.map((line) => line.xMm)).size).toBe(3);
		expect(words[4]?.baselineMm).toBe(words[0]?.baselineMm);
		for (const text of ['Northaven writes', '7KQ 2MB', 'Quayside Library', '10 December 2026', 'passport'])
			expect(wordsIn(pdf)).toContain(text);
		expect(hasCode(pages[0])).toBe(true);
	});
});

test('printRecoverySheet says that it is the recovery key and what to do with it', () => {
	const { pdf } = printed(printRecoverySheet(event, twelve, setting, createdAt));
	expect(wordsIn(pdf)).toContain(printWords.recoveryTitle);
	expect(wordsIn(pdf)).toContain(printWords.recoverySeal);
	for (const text of ['in another house', 'with /organise behind it']) expect(plainSpaces(wordsIn(pdf))).toContain(text);
	// The sheet must not say two things about where to keep it.
	expect(wordsIn(pdf)).not.toContain('passport');
});

test('printJoinSheet and printTableCards show the square alone: no secret in words, and no code that opens nothing', () => {
	for (const sheet of [
		printJoinSheet(event, link, setting, createdAt),
		printTableCards(event, [{ label: '7', link }], setting, createdAt)
	]) {
		const { pages, pdf } = printed(sheet);
		expect(hasCode(pages[0])).toBe(true);
		expect(wordsIn(pdf)).not.toMatch(/https|7KQ|#/);
	}
});

test('printJoinSheet and printWordsSheet say the days of an event as the screen does, in the fonts that every device has', async () => {
	const fonts = await openFonts(loadPrintFont);
	const days = { ...event, endsOn: '2026-12-12' };
	for (const sheet of [
		printJoinSheet(days, link, { words: printWords, fonts }, createdAt),
		printWordsSheet(days, twelve, { words: printWords, fonts }, createdAt)
	]) {
		const { pdf, characters } = printed(sheet);
		expect(characters).toEqual([]);
		expect(wordsIn(pdf)).toContain('10–12 December 2026');
	}
});

test('printTableCards prints two tables to a sheet, inside it', () => {
	const tables = ['7', '8', 'The long table at the window of the reading room'].map((label) => ({
		label,
		link: `${link}.${label}`
	}));
	const { pages, pdf } = printed(printTableCards(event, tables, setting, createdAt));
	expect(pages).toHaveLength(2);
	for (const text of ['Table 7', 'Table 8', 'The long table']) expect(wordsIn(pdf)).toContain(text);
	for (const line of pages.flatMap((page) => textsOf(page.marks))) expect(line.xMm + line.widthMm).toBeLessThan(108);
});

test('a sheet is held back while the fonts of its event are not ready, and printed once they are', async () => {
	const fonts = await openFonts(loadPrintFont);
	const named = { ...event, name: '写信 ꕙ' };
	expect(printJoinSheet(named, link, { words: printWords, fonts }, createdAt)).toMatchObject({
		kind: 'held',
		scripts: ['Han', 'Vai']
	});
	await fonts.ready(wordingsOfSheets(printWords, [named.name]));
	const sheet = printed(printJoinSheet(named, link, { words: printWords, fonts }, createdAt));
	expect(sheet.characters).toEqual(['ꕙ']);
	expect(wordsIn(sheet.pdf)).toContain('写信');
});

test('the sheets of an event are one section each, with a heading and the words beside their numbers', () => {
	const treeOf = (sheet: ReturnType<typeof printWordsSheet>) => {
		if (sheet.kind !== 'printed') throw new Error(sheet.kind);
		const tree = structureOf(sheet.pdf);
		expect(tree.match(/^ {2}Sect/gm)).toHaveLength(1);
		return tree;
	};
	const words = treeOf(printWordsSheet(event, twelve, setting, createdAt));
	expect(words).toMatch(/H1 \(block\)\n\s+"The twelve words"/);
	expect(words).toMatch(/P \(block\)\n\s+"1\s*lemon"/);
	expect(treeOf(printRecoverySheet(event, twelve, setting, createdAt))).toMatch(/H1 \(block\)\n\s+"The recovery key"/);
	expect(treeOf(printJoinSheet(event, link, setting, createdAt))).toMatch(/H1 \(block\)\n\s+"Write with us"/);
	expect(treeOf(printTableCards(event, [{ label: '7', link }], setting, createdAt))).toMatch(/H1 \(block\)\n\s+"Table 7"/);
});
