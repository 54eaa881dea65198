import { expect, test } from 'vitest';
import { textsOf } from '../../../src/lib/domain/print/sheet.ts';
import { layOutLetter } from '../../../src/lib/printing/sheets/letter.ts';
import { openedOf } from '../../../src/lib/printing/text/face.ts';
import { drawnAs } from '../../../src/lib/printing/text/han-language.ts';
import { linesOf } from '../../../src/lib/printing/text/lines.ts';
import { tokenOf } from '../../../src/lib/printing/text/token.ts';
import { aLetter } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const languages = ['zh-CN', 'zh-TW', 'zh-HK', 'ja', 'ko'];
const signs = '骨次令說';
await printFonts.ready(languages.map((lang) => ({ text: signs, lang, weight: 'regular' as const })));

/** The outline that a sign is drawn with in a letter of this language, as bytes. */
function outlineOf(sign: string, lang: string): string {
	const [line] = linesOf(sign, 10, { lang, direction: 'auto', weight: 'regular' }, printFonts);
	const run = line?.runs[0];
	if (!run) throw new Error(`${sign} was not set`);
	const face = printFonts.face(run.face);
	const [glyph = 0] = tokenOf(face, run).clusters[0]?.ink[0] ?? [];
	return Buffer.from(openedOf(face).outlines.rawGlyph(glyph)?.bytes ?? []).toString('hex');
}

const shapesOf = (sign: string, ...langs: string[]) => new Set(langs.map((lang) => outlineOf(sign, lang))).size;

test('drawnAs tells simplified signs, Taiwan and Hong Kong apart, whatever the tag leaves out', () => {
	const tags = [
		'zh',
		'zh-SG',
		'yue-Hans',
		'zh-Hant',
		'zh-TW',
		'zh-HK',
		'zh-Hant-MO',
		'yue',
		'ja',
		'ko-KR',
		'mn-Mong-CN',
		'not a tag'
	];
	expect(tags.map(drawnAs)).toEqual([
		...['zh-Hans', 'zh-Hans', 'zh-Hans', 'zh-Hant', 'zh-Hant', 'zh-HK', 'zh-HK', 'zh-HK', 'ja', 'ko', 'mn', 'not a tag']
	]);
});

test('a Han sign is drawn in the shape of its own language', () => {
	expect(shapesOf('骨', 'zh-CN', 'zh-TW')).toBe(2);
	expect(shapesOf('次', 'zh-CN', 'zh-TW')).toBe(2);
	expect(shapesOf('令', 'zh-CN', 'zh-TW')).toBe(2);
	expect(shapesOf('令', 'zh-CN', 'zh-HK')).toBe(2);
	expect(shapesOf('說', 'zh-TW', 'zh-HK')).toBe(2);
	expect(shapesOf('骨', 'zh-Hant', 'zh-TW')).toBe(1);
	expect(shapesOf('骨', 'zh-HK', 'yue')).toBe(1);
});

test.each([
	['zh-CN', '自由', 'chinese-bold'],
	['zh-TW', '自由', 'taiwanese-bold'],
	['zh-HK', '自由', 'hong-kong-bold'],
	['ja', 'かな自由', 'japanese-bold'],
	['ko', '자유', 'korean-bold']
])('a subject in %s is bold, and its paragraphs are not', async (lang, text, bold) => {
	const item = aLetter({ locale: lang, subject: text, paragraphs: [text] });
	await printFonts.ready([
		{ text, lang, weight: 'bold' },
		{ text, lang, weight: 'regular' }
	]);
	const layout = layOutLetter(item, { envelope: 'din5008b', words: printWords, fonts: printFonts });
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	const faces = layout.pages
		.flatMap((page) => textsOf(page.marks))
		.filter((line) => line.text === text)
		.map((line) => [...new Set(line.runs?.map((run) => run.face))]);
	expect(faces).toEqual([[bold], [bold.replace('-bold', '')]]);
});

test('a rare sign in a bold subject stands regular, and is no box', async () => {
	await printFonts.ready([{ text: '自𨋢', lang: 'zh-HK', weight: 'bold' }]);
	const [line] = linesOf('自𨋢', 10, { lang: 'zh-HK', direction: 'auto', weight: 'bold' }, printFonts);
	expect(line?.runs.map((run) => run.face)).toEqual(['hong-kong-bold', 'hong-kong-2']);
});
