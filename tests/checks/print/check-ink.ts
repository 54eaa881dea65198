/**
 * Sets the same lines in the same fonts by Chromium and by this project. No ink may be more than a pixel away from the other's.
 */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import { loadPrintFont } from '../../../src/cli/build-fonts.ts';
import type { PlacedText } from '../../../src/lib/domain/print/sheet.ts';
import { fontFiles, type FontSet } from '../../../src/lib/printing/fonts.ts';
import { writePdf } from '../../../src/lib/printing/pdf/pdf-document.ts';
import { placeLine, setLines, type TypeStyle } from '../../../src/lib/printing/sheets/typesetting.ts';
import { browserLaunch } from '../../support/browser.ts';
import type { CheckOutcome } from './check-text.ts';
import { paragraphsOf } from './declarations.ts';
import { byMuPdf, byPdfium, byPoppler, strayInk } from './pictures.ts';

const samples: readonly (readonly [lang: string, declaration: string])[] = [
	['en', 'eng'],
	['nl', 'nld'],
	['vi', 'vie'],
	['el', 'ell_monotonic'],
	['uk', 'ukr'],
	['ar', 'arb'],
	['fa', 'pes_1'],
	['ur', 'urd'],
	['he', 'heb'],
	['zh', 'cmn_hans'],
	['zh-Hant', 'cmn_hant'],
	['zh-HK', 'cmn_hant'],
	['ja', 'jpn'],
	['ko', 'kor'],
	['th', 'tha'],
	['lo', 'lao'],
	['ti', 'tir'],
	['hi', 'hin'],
	['bn', 'ben'],
	['ta', 'tam'],
	['hy', 'hye'],
	['ka', 'kat'],
	['my', 'mya'],
	['km', 'khm'],
	['si', 'sin'],
	['te', 'tel'],
	['kn', 'kan'],
	['ml', 'mal'],
	['gu', 'guj'],
	['pa', 'pan'],
	['bo', 'bod'],
	['dv', 'div'],
	['aii', 'aii'],
	['ff-Adlm', 'fuf_adlm'],
	['zgh', 'zgh'],
	['chr', 'chr_cased'],
	['iu', 'ike']
];

const page = { widthMm: 210, heightMm: 297 };
const area = { leftMm: 20, rightMm: 190 };

export async function checkInk(fonts: FontSet): Promise<CheckOutcome> {
	const browser = await chromium.launch(browserLaunch(existsSync));
	const lines: string[] = [];
	let isFine = true;
	try {
		for (const [lang, declaration] of samples) {
			const texts = await placedLines(lang, paragraphsOf(declaration).slice(2, 7), fonts);
			const ours = writePdf([{ ...page, marks: texts }], { title: 'Ink', lang, createdAt: new Date(0) }, fonts);
			const picture = byPoppler(ours);
			const theirs = byPoppler(await chromiumPdf(browser, lang, texts));
			const others = [byMuPdf(ours), await byPdfium(ours)];
			const fromChromium = Math.max(strayInk(picture, theirs), strayInk(theirs, picture));
			const amongRenderers = Math.max(...others.flatMap((other) => [strayInk(picture, other), strayInk(other, picture)]));
			if (fromChromium > 0 || amongRenderers > 0) isFine = false;
			lines.push(
				`ink ${lang}: ${texts.length} lines, ${percent(fromChromium)} away from Chromium, ${percent(amongRenderers)} among renderers`
			);
		}
	} finally {
		await browser.close();
	}
	return { isFine, lines };
}

const percent = (share: number) => `${(share * 100).toFixed(3)} %`;

/** The next baselines lie between two pixels, and PDFium rounds one of them the other way. */
const mostLines = 25;

async function placedLines(lang: string, paragraphs: string[], fonts: FontSet): Promise<PlacedText[]> {
	await fonts.ready(paragraphs.map((text) => ({ text, lang, weight: 'regular' })));
	const style: TypeStyle = { sizePt: 12, leading: 1.5, weight: 'regular', colour: 'ink', lang, direction: 'auto' };
	const lines = paragraphs.flatMap((text) => setLines(text, area.rightMm - area.leftMm, style, fonts));
	return lines.slice(0, mostLines).map((line, index) => placeLine(line, area, 25 + index * 8.5));
}

/** A machine with other work to do takes minutes. */
const patienceMs = 600_000;
const pixelsPerMm = 96 / 25.4;
const pixelsPerPoint = 96 / 72;

/**
 * SVG puts a baseline exactly where it is told. Each run keeps the font that it was given here, and Chromium shapes it by itself.
 */
async function chromiumPdf(browser: Browser, lang: string, texts: readonly PlacedText[]): Promise<Uint8Array> {
	const keys = new Set(texts.flatMap((text) => text.runs?.map((run) => run.face) ?? []));
	const faces = await Promise.all([...keys].map(fontFace));
	const families = [...keys].toSorted((one, other) => preference(one) - preference(other)).map((key) => `wt-${key}`);
	const svg = texts.map((text) => {
		const x = text.isRtl ? text.xMm + text.widthMm : text.xMm;
		const size = text.sizePt * pixelsPerPoint;
		return `<text x="${x * pixelsPerMm}" y="${text.baselineMm * pixelsPerMm}" font-size="${size}" direction="${text.isRtl ? 'rtl' : 'ltr'}" xml:space="preserve">${escaped(text.text)}</text>`;
	});
	const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style>${faces.join('')}@page{size:210mm 297mm;margin:0}svg{overflow:visible}body{margin:0}svg{display:block;font-family:${families.join(',')};fill:#14213a;text-rendering:geometricPrecision}</style><svg width="794" height="1122">${svg.join('')}</svg></html>`;
	const tab = await browser.newPage();
	tab.setDefaultTimeout(patienceMs);
	try {
		await tab.setContent(html);
		await tab.evaluate(() => document.fonts.ready);
		return await tab.pdf({ preferCSSPageSize: true, printBackground: true });
	} finally {
		await tab.close();
	}
}

/** The script's own font comes first, and Literata and its followers come last, as in our own lines. */
function preference(key: string): number {
	const file = fontFiles.find((each) => each.key === key);
	return file?.scripts.includes('Latn') ? 1 : 0;
}

async function fontFace(key: string): Promise<string> {
	const file = fontFiles.find((each) => each.key === key);
	if (!file) throw new Error(`${key} has no file`);
	const bytes = await loadPrintFont(file.file);
	return `@font-face{font-family:wt-${key};src:url(data:font/ttf;base64,${Buffer.from(bytes).toString('base64')})}`;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
