/** Sets texts into areas that they never leave: each area's texts are set smaller together until they fit. */
import { mmPerPoint, type Mark, type PlacedText, type TextBlock, type TextSection } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { heightOf, widthOf, type Area } from '../sheets/paper.ts';
import {
	paragraphDirection,
	placeLine,
	setLines,
	setOneLine,
	stack,
	type Align,
	type SetLine,
	type TypeStyle
} from '../sheets/typesetting.ts';

export interface PosterText {
	text: string;
	sizeMm: number;
	leading: number;
	weight?: TypeStyle['weight'];
	colour?: TypeStyle['colour'];
	lang: string;
	role?: TextBlock['role'];
	/** Joins texts into one paragraph or heading for who listens. */
	block?: TextBlock;
	/** Above the text; left out at the top of its area. */
	gapMm?: number;
	/** It stays on one line. */
	isOneLine?: boolean;
}

interface NamedArea {
	name: string;
	area: Area;
}

interface PutOptions {
	align?: Align;
	/** Where the texts lie when the area is higher than they are. */
	lies?: 'top' | 'middle' | 'bottom';
	/** The smallest share of the sizes at which words stay whole; beneath it the area counts as tight. */
	bound?: number;
}

/** What is being laid out: its marks, the areas that its texts keep to, and the names of those in which something is very small. */
export type Layout = ReturnType<typeof openLayout>;

const step = 0.95;
const usualBound = 0.62;
/** Nobody reads what is smaller, and no name is so long that it would have to be. */
const smallestShare = 0.2;

export function openLayout(fonts: FontSet, section: TextSection) {
	const marks: Mark[] = [];
	const areas: NamedArea[] = [];
	const tight: string[] = [];
	return {
		marks,
		areas,
		tight,
		section,
		fonts,
		draw: (...drawn: Mark[]) => void marks.push(...drawn),
		/** One line that stands at a place of its own. */
		line: (words: PosterText, leftMm: number, baselineMm: number) =>
			placedLine(words, { section, fonts }, { leftMm, rightMm: leftMm }, baselineMm),
		/** Gives where the texts end. */
		put(
			name: string,
			area: Area,
			texts: readonly PosterText[],
			{ align = 'left', lies = 'top', bound = usualBound }: PutOptions = {}
		) {
			areas.push({ name, area });
			const shown = texts.filter(({ text }) => text.trim() !== '');
			const set = fitted(shown, area, section, fonts, bound);
			if (set.share < bound) tight.push(name);
			const free = heightOf(area) - set.heightMm;
			let at = area.topMm + (lies === 'bottom' ? free : lies === 'middle' ? free / 2 : 0);
			const placed: PlacedText[] = [];
			const firstLines: (PlacedText | undefined)[] = [];
			for (const { lines, gapMm } of set.texts) {
				const stacked = stack(lines, area, at + gapMm, align);
				firstLines.push(stacked.marks[0]);
				placed.push(...stacked.marks);
				at = stacked.bottomMm;
			}
			marks.push(...placed);
			return { bottomMm: at, share: set.share, firstLines };
		}
	};
}

interface SetTexts {
	share: number;
	heightMm: number;
	texts: { lines: SetLine[]; gapMm: number }[];
}

function fitted(texts: readonly PosterText[], area: Area, section: TextSection, fonts: FontSet, bound: number): SetTexts {
	// The same block at every size: a screen reader joins by it.
	const blocks = texts.map(({ role = 'paragraph', block }) => block ?? { role, section });
	for (let share = 1; ; share = Math.max(smallestShare, share * step)) {
		const set = texts.map((words, at) => {
			const style = styleOf(words, share, blocks[at]);
			return { lines: setLines(words.text, widthOf(area), style, fonts), gapMm: at === 0 ? 0 : (words.gapMm ?? 0) * share };
		});
		const heightMm = set.reduce((sum, { lines, gapMm }) => sum + gapMm + lines.reduce((all, line) => all + line.leadingMm, 0), 0);
		const isFit =
			heightMm <= heightOf(area) + 0.01 &&
			set.every(({ lines }, at) => !texts[at]?.isOneLine || lines.length <= 1) &&
			(share < bound || set.every(({ lines }) => lines.every((line) => !breaksAWord(line))));
		if (isFit || share === smallestShare) return { share, heightMm, texts: set };
	}
}

/** Thai and Han have no spaces: their lines end between words without one. */
const withoutSpaces =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{P}]$/u;
const breaksAWord = ({ isCut, text }: SetLine) => isCut === true && !withoutSpaces.test(text);

function styleOf(
	{ text, sizeMm, leading, weight = 'regular', colour = 'ink', lang }: PosterText,
	share: number,
	block?: TextBlock
): TypeStyle {
	const sizePt = (sizeMm * share) / mmPerPoint;
	return { sizePt, leading, weight, colour, lang, direction: paragraphDirection(text, lang), block };
}

function placedLine(
	words: PosterText,
	{ section, fonts }: Pick<Layout, 'section' | 'fonts'>,
	area: Pick<Area, 'leftMm' | 'rightMm'>,
	baselineMm: number
) {
	const block = words.block ?? { role: words.role ?? 'paragraph', section };
	return placeLine(setOneLine(words.text, styleOf(words, 1, block), fonts), area, baselineMm, 'left');
}

/** The largest size at which all these texts stand on one line each in `widthMm`. */
export function sizeForAll(texts: readonly PosterText[], widthMm: number, fonts: FontSet): number {
	const widest = texts.map((words) => {
		return setOneLine(words.text, styleOf({ ...words, sizeMm: 1 }, 1), fonts).widthMm;
	});
	return widthMm / Math.max(0.01, ...widest);
}
