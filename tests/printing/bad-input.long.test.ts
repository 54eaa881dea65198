/** Every input has one clear outcome. */
import { describe, expect, test } from 'vitest';
import { loadPrintFont } from '../../src/cli/build-fonts.ts';
import type { PlacedStrokes } from '../../src/lib/domain/print/sheet.ts';
import { FontsNotLoaded, openFonts } from '../../src/lib/printing/fonts.ts';
import { printInParts, printItems } from '../../src/lib/printing/print-job.ts';
import { layOutCard } from '../../src/lib/printing/sheets/card.ts';
import { layOutLetter } from '../../src/lib/printing/sheets/letter.ts';
import { aCard, aLetter, aSignature } from '../support/items.ts';
import { plainSpaces, textIn, withoutMarks, wordsIn } from '../support/poppler.ts';
import { printFonts, printWords } from '../support/print-fonts.ts';

const request = { kind: 'all', envelope: 'din5008b', words: printWords, title: 'T', createdAt: new Date(0) } as const;

async function printed(...items: Parameters<typeof printItems>[0]) {
	const outcome = await printItems(items, request, printFonts);
	if (outcome.kind !== 'printed') throw new Error(outcome.kind);
	return outcome;
}
const setting = { envelope: 'din5008b', words: printWords, fonts: printFonts } as const;
function strokesOf(signature: ReturnType<typeof aSignature>): PlacedStrokes | undefined {
	const layout = layOutLetter(aLetter({ signature }), setting);
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	return layout.pages[0]?.marks.find((mark) => mark.kind === 'strokes');
}

describe('text', () => {
	test('of 60,000 characters runs over as many pages as it needs', async () => {
		const paragraph = 'I respectfully ask you to look into this once more. '.repeat(1154).slice(0, 60_000).trim();
		const { pdf, pages } = await printed(aLetter({ paragraphs: [paragraph] }));
		expect(pages).toBeGreaterThan(15);
		// Each page after the first begins with the letter's short number and the writer's name.
		const words = wordsIn(pdf)
			.replace(/ \d+\/\d+(?= |$)/g, '')
			.replaceAll(/ \d{8} · Nora/g, '');
		expect(words).toContain(paragraph);
	});
	test.each(['Latin', 'Arabic', 'Myanmar'])('with a word of 300 letters is cut between letters in %s', async (script) => {
		const letter = { Latin: 'xyz', Arabic: 'سلم', Myanmar: 'ကခဂ' }[script] ?? '';
		const word = letter.repeat(100);
		const { pdf } = await printed(aLetter({ locale: script === 'Arabic' ? 'ar' : 'en', paragraphs: [word] }));
		expect(withoutMarks(textIn(pdf)).replaceAll(' ', '')).toContain(word);
	});
	test('of one script inside another keeps both', async () => {
		const text = 'Dear friends: 我们给你写信 and ខ្មែរ and नमस्ते and תודה רבה, all in one line.';
		const { pdf, missing } = await printed(aLetter({ paragraphs: [text] }));
		expect(missing).toEqual([]);
		expect(wordsIn(pdf)).toContain(text);
	});
	test('of marks alone is set and nothing is dropped', async () => {
		const marks = '\u0301\u0302 \u064b\u0651 \u0e49 \u05b8 \u093e';
		const { pdf } = await printed(aLetter({ paragraphs: [marks, 'a'] }));
		const back = textIn(pdf).normalize('NFD');
		for (const mark of marks.replaceAll(' ', '')) expect(back).toContain(mark);
	});
	test('in NFD, with tabs, soft hyphens and ZWNJ comes back composed and in order', async () => {
		const { pdf } = await printed(aLetter({ paragraphs: ['Vie\u0302\u0323t\tmen\u00adsen', 'می\u200cخواهم'] }));
		expect(wordsIn(pdf)).toContain('Việt mensen');
		expect(wordsIn(pdf)).toContain('می\u200cخواهم');
	});
});

describe('addresses', () => {
	const lines = Array.from({ length: 12 }, (_, index) => `Line ${index + 1}`);
	test('of twelve lines are held back and named where they do not fit, and ten are set small', async () => {
		const item = aLetter({ to: { lines } });
		expect(await printItems([item], { ...request, envelope: 'uk-dl' }, printFonts)).toEqual({
			...{ kind: 'nothing', held: [{ kind: 'held', id: item.id, reason: 'address' }] }
		});
		const ten = lines.slice(2);
		const { pdf } = await printed(aLetter({ to: { lines: ten } }));
		expect(wordsIn(pdf)).toContain(plainSpaces(ten.join(' ')));
	});
});

describe('pen lines', () => {
	test('of 50,000 points are thinned to what a printer shows', () => {
		const line = Array.from({ length: 50_000 }, (_, i) => [
			300 + 200 * Math.cos(i / 5_000),
			100 + 80 * Math.sin(i / 5_000)
		]).flat();
		const placed = strokesOf({ width: 600, height: 200, lines: [line] })?.lines[0];
		const points = placed?.pointsMm ?? [];
		expect(placed?.isCurved).toBe(true);
		expect(points.length).toBeLessThan(1_500);
		// The ends of curves lie on the ellipse that was drawn, which is 55 mm wide here.
		for (let i = 0; i + 1 < points.length; i += 6) {
			const [x, y] = [((points[i] ?? 0) - 52.5) / 27.5, ((points[i + 1] ?? 0) - (points[1] ?? 0)) / 11];
			expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(0.01);
		}
	});
	test('with NaN lose those points, and leave a line to sign on when nothing is left', () => {
		const some = strokesOf({
			width: 600,
			height: 200,
			lines: [
				[10, 10, NaN, 20, 30, Infinity, 40, 50],
				[NaN, NaN]
			]
		});
		expect(some?.lines.map((line) => line.pointsMm.length)).toEqual([4]);
		expect(some?.lines[0]?.pointsMm.every(Number.isFinite)).toBe(true);
		expect(strokesOf({ width: 600, height: 200, lines: [[NaN, 1]] })).toBeUndefined();
	});
	test('off the sheet are cut at the edge of their place', () => {
		const drawing = { width: 100, height: 100, lines: [[-9_000, 50, 19_000, 50]] };
		const layout = layOutCard(aCard({ drawing }), setting);
		if (layout.kind !== 'laid-out') throw new Error(layout.kind);
		const front = layout.cards[0]?.front;
		const clip = front?.marks.find((mark) => mark.kind === 'strokes')?.clip;
		expect(clip && clip.xMm + clip.widthMm).toBeLessThan(front?.widthMm ?? 0);
	});
});

describe('what printing needs', () => {
	test('fonts that are missing are named and nothing is printed', async () => {
		const load = (file: string) => (file.includes('Khmer') ? Promise.reject(new Error('404')) : loadPrintFont(file));
		const fonts = await openFonts(load, []);
		const khmer = aLetter({ locale: 'km', paragraphs: ['ខ្មែរ'] });
		expect(await printItems([khmer], request, fonts)).toEqual({
			...{ kind: 'fonts-unreachable', files: ['NotoSansKhmer-Regular.ttf.gz'] }
		});
		expect((await printItems([aLetter()], request, fonts)).kind).toBe('printed');
	});
	test('a list of fonts that is missing or a sign-in page rejects by name', async () => {
		await expect(openFonts(() => Promise.reject(new Error('404')))).rejects.toBeInstanceOf(FontsNotLoaded);
		const signIn = async () => new TextEncoder().encode('<html>Sign in</html>');
		await expect(openFonts(signIn)).rejects.toThrow('index.json.gz');
	});
	test('no memory left is an outcome of its own', async () => {
		const deflate = () => {
			throw new RangeError('Array buffer allocation failed');
		};
		expect(await printInParts([aLetter()], request, printFonts, { deflate })).toEqual({ kind: 'no-memory' });
	});
	test('a cancelled export ends as cancelled and leaves the fonts fit for the next', async () => {
		expect(await printItems([aLetter()], request, printFonts, undefined, AbortSignal.abort())).toEqual({ kind: 'cancelled' });
		const { pdf } = await printed(aLetter());
		expect(wordsIn(pdf)).toContain('Dear Attorney General');
	});
});

test('a letter and its twin in another fresh set of fonts have the same bytes', async () => {
	const items = [aLetter({ id: '1', paragraphs: ['שלום and 我们', 'ok'] }), aCard({ id: '2' })];
	const bytes = async () => printItems(items, request, await openFonts(loadPrintFont, []));
	expect(await bytes()).toEqual(await bytes());
});
