/**
 * The posters again, as pictures to share. Here a unit of a page is a pixel. There is no square: nobody scans their own phone. What the
 * middle must keep is kept: a grid of posts cuts a picture at its sides, a story is covered at its top and foot.
 */
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import type { ShareSize } from '#lib/domain/outreach/share-sizes.ts';
import { shareSizes } from '#lib/domain/outreach/share-sizes.ts';
import { practiceMark } from '../sheets/practice.ts';
import type { Area } from '../sheets/paper.ts';
import { bigStamp } from './big-stamp.ts';
import { readableOn } from './colours.ts';
import type { Design } from './designs.ts';
import { comma } from './figures.ts';
import { addressInWords, dayLine, inWords, whenLines, whereLines } from './foot-words.ts';
import { openLayout, type Layout, type PosterText } from './layout.ts';
import { practiceOn, sectionOf, textIn, type PosterSetting } from './poster-setting.ts';
import { drawQuilt } from './quilt.ts';
import { scaled } from './scaled.ts';
import { covering, day, figure, ground, holes, skyEnd } from './shapes.ts';

export type ShareDesign = Exclude<Design, 'blanks'>;

interface Frame {
	/** Where the picture is, and where day, hour, place and address stand. */
	picture: Area;
	facts: Area;
	/** Of the day, in pixels. */
	dayPx: number;
	/** Picture and words stand side by side. */
	isWide?: boolean;
}

const box = (leftMm: number, topMm: number, rightMm: number, bottomMm: number): Area => ({ leftMm, topMm, rightMm, bottomMm });

const frames: Record<ShareSize, Frame> = {
	post: { picture: box(0, 0, 1080, 960), facts: box(56, 990, 1024, 1310), dayPx: 74 },
	story: { picture: box(0, 250, 1080, 1250), facts: box(56, 1286, 1024, 1650), dayPx: 74 },
	square: { picture: box(0, 0, 1080, 740), facts: box(52, 766, 1028, 1044), dayPx: 58 },
	link: { picture: box(640, 0, 1200, 630), facts: box(52, 330, 620, 598), dayPx: 46, isWide: true },
	cover: { picture: box(1010, 0, 1920, 1005), facts: box(84, 560, 970, 940), dayPx: 72, isWide: true }
};

export function layOutShare(design: ShareDesign, size: ShareSize, setting: PosterSetting): { page: SheetPage; layout: Layout } {
	const { widthPx, heightPx } = shareSizes[size];
	const layout = openLayout(setting.fonts, sectionOf(setting));
	const frame = frames[size];
	layout.draw(ground(box(0, 0, widthPx, heightPx), design === 'type' ? day.table : day.paper));
	const under = frame.isWide ? undefined : box(0, 0, widthPx, frame.picture.bottomMm);
	drawPicture[design](layout, setting, frame, under);
	drawFacts(layout, setting, frame);
	return { page: { widthMm: widthPx, heightMm: heightPx, marks: layout.marks }, layout };
}

/** Under a lower sky no sentence has room, and the drawing lies beneath it as a stamp. */
const shortestSkyPx = 320;

type DrawPicture = (layout: Layout, setting: PosterSetting, frame: Frame, under: Area | undefined) => void;

const drawPicture: Record<ShareDesign, DrawPicture> = {
	stamps(layout, setting, { picture, isWide, facts }, under) {
		if (!isWide) {
			if (under && picture.topMm > 0) layout.draw(ground(under, day.table));
			return drawQuilt(layout, setting, picture, 0);
		}
		drawTen(layout, setting, picture);
		const [first] = setting.words;
		const text = `${inWords(setting.cases.length, first)} ${first.tilePeople} ${first.tileOne} ${first.tileTable} ${first.tileYou}`;
		headline(layout, besideFacts(facts), [text], setting);
	},
	person(layout, setting, { picture, isWide, facts }, under) {
		const { art, colour } = setting.chosen;
		const ink = readableOn(art.ground, colour);
		layout.draw(ground(under ?? picture, art.ground));
		const sentences = setting.words.map(({ lang }) => textIn(setting.chosen.sentence, lang));
		if (isWide) {
			const sideMm = Math.min(picture.rightMm - picture.leftMm, picture.bottomMm - picture.topMm) * 0.74;
			const middle = { xMm: (picture.leftMm + picture.rightMm) / 2, yMm: (picture.topMm + picture.bottomMm) / 2 };
			if (art.sky > 0) layout.draw(covering(art, picture, 1));
			else layout.draw(bigStamp(art, art.ground, { ...middle, sideMm, degrees: -3 }));
			return headline(layout, besideFacts(facts), sentences, setting);
		}
		const scene = under ?? picture;
		const sky = skyEnd(art, scene);
		const isLandscape = sky - picture.topMm > shortestSkyPx;
		if (isLandscape) layout.draw(covering(art, scene, 1));
		const area = box(52, picture.topMm + 36, 1040, isLandscape ? sky : picture.topMm + 0.44 * (picture.bottomMm - picture.topMm));
		const { bottomMm } = headline(layout, area, sentences, setting, ink);
		if (isLandscape) return;
		const sideMm = (picture.bottomMm - bottomMm - 60) * 0.95;
		layout.draw(
			bigStamp(art, art.ground, { xMm: 1024 - sideMm / 2 - 20, yMm: (bottomMm + picture.bottomMm) / 2, sideMm, degrees: -3 })
		);
	},
	type(layout, setting, { picture, isWide, facts }) {
		const greetings = setting.words.map(({ lang }) => textIn(setting.chosen.salutation, lang).replace(/[,،，:]\s*$/u, ''));
		const commaPx = (picture.bottomMm - picture.topMm) * (isWide ? 0.5 : 0.4);
		const unitMm = commaPx / comma.height;
		const rightMm = picture.rightMm - 56;
		layout.draw(
			figure(
				comma.path,
				day.blue,
				rightMm - comma.width * unitMm,
				picture.bottomMm - commaPx - (isWide ? commaPx * 0.5 : 0),
				unitMm
			)
		);
		if (isWide) return void headline(layout, besideFacts(facts), greetings, setting);
		headline(layout, box(52, picture.topMm + 36, 1028, picture.bottomMm - commaPx - 30), greetings, setting);
		const leads = setting.words.map(({ typeLead, lang }, at): PosterText => ({
			...{ text: typeLead, lang, sizeMm: 56, leading: 1.14, gapMm: 10 },
			weight: at === 0 ? 'bold' : 'regular'
		}));
		const area = box(56, picture.bottomMm - commaPx, rightMm - comma.width * unitMm - 40, picture.bottomMm - 10);
		layout.put('lead', area, leads, { lies: 'bottom' });
	}
};

/** Above the facts, in the same column. */
const besideFacts = ({ leftMm, topMm, rightMm }: Area): Area => box(leftMm, leftMm * 0.8, rightMm, topMm - 20);

function headline(
	layout: Layout,
	area: Area,
	texts: readonly string[],
	{ words }: PosterSetting,
	colour: PosterText['colour'] = 'ink'
) {
	const said = texts.map((text, at): PosterText => ({
		...{
			text,
			lang: words[at]?.lang ?? words[0].lang,
			sizeMm: (area.rightMm - area.leftMm) / (texts.length === 2 ? 9 : 6),
			leading: 0.96,
			colour
		},
		...{ weight: at === 0 ? 'black' : 'regular', role: 'heading', gapMm: 12 }
	}));
	return layout.put('headline', area, said, { bound: 0.35 });
}

/** All stamps as a block of their own: rows of nearly as many, in cells that are nearly squares. */
function drawTen(layout: Layout, { cases }: PosterSetting, area: Area) {
	const shown = cases.slice(0, 12);
	const [width, height] = [area.rightMm - area.leftMm, area.bottomMm - area.topMm];
	const count = Math.max(1, Math.round(Math.sqrt((shown.length * height) / width)));
	const starts = Array.from({ length: count + 1 }, (_, row) => Math.ceil((row * shown.length) / count));
	for (let row = 0; row < count; row++) {
		const [from = 0, to = 0] = [starts[row], starts[row + 1]];
		const [topMm, bottomMm] = [area.topMm + (row * height) / count, area.topMm + ((row + 1) * height) / count];
		shown.slice(from, to).forEach(({ art }, at) => {
			const cell = width / (to - from);
			const leftMm = area.leftMm + at * cell;
			layout.draw(covering(art, { leftMm, topMm, rightMm: leftMm + cell, bottomMm }));
			layout.draw(holes([leftMm, topMm], [leftMm, bottomMm], 9, day.table));
		});
		if (row > 0) layout.draw(holes([area.leftMm, topMm], [area.rightMm, topMm], 9, day.table));
	}
}

/** Day and hour, place, and how it is found. */
function drawFacts(layout: Layout, setting: PosterSetting, { facts: area, dayPx, isWide }: Frame) {
	const { facts, words, practice } = setting;
	const [first, second] = words;
	const { lang } = first;
	const small = { sizeMm: dayPx * (isWide ? 0.7 : 0.57), leading: 1.22, lang };
	const hours = whenLines(facts, first).at(-1) ?? '';
	const texts: PosterText[] = [
		{ text: dayLine(facts, first), sizeMm: dayPx, leading: 1.06, weight: 'black', lang },
		{ text: hours, sizeMm: dayPx, leading: 1.06, weight: 'black', lang },
		...(second ? [{ ...small, text: dayLine(facts, second), lang: second.lang }] : []),
		{ ...small, text: whereLines(facts, first).join(', '), weight: 'bold', gapMm: dayPx * 0.12 },
		{ ...small, text: addressLine(setting), weight: 'bold' }
	];
	const markMm = practice ? dayPx * 1.05 : 0;
	layout.put('facts', { ...area, bottomMm: area.bottomMm - markMm }, texts, { bound: 0.5 });
	if (practice) layout.draw(...practiceAt(setting, practice, area, dayPx));
}

function addressLine({ facts, words: [first] }: PosterSetting): string {
	const { site, code } = addressInWords(facts, first);
	return `${site} · ${code}`;
}

/** The mark is drawn for paper, where its type is 9 points; here it is as large as the other small words. */
function practiceAt(setting: PosterSetting, practice: NonNullable<PosterSetting['practice']>, area: Area, dayPx: number): Mark[] {
	const factor = (dayPx * 0.42) / 3.175;
	const mark = practiceMark(practiceOn(setting, practice), {
		xMm: area.leftMm / factor,
		yMm: area.bottomMm / factor - 6.4,
		corner: 'left',
		rows: 1
	});
	return scaled([mark], factor);
}
