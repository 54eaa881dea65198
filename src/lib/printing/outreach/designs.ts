/** The four posters, each with one gesture that can be told on the telephone. All lengths are of A4, in millimetres. */
import type { Area } from '../sheets/paper.ts';
import { drawBlanks } from './blanks.ts';
import { bigStamp } from './big-stamp.ts';
import { readableOn } from './colours.ts';
import { drawFoot, sideMm } from './foot.ts';
import { covering, day, figure, ground, skyEnd } from './shapes.ts';
import { openLayout, type Layout, type PosterText } from './layout.ts';
import { comma, logo } from './figures.ts';
import { sectionOf, textIn, type PosterSetting } from './poster-setting.ts';
import { drawQuilt } from './quilt.ts';

export const designs = ['stamps', 'person', 'type', 'blanks'] as const;
export type Design = (typeof designs)[number];

export const sheetOf = { widthMm: 210, heightMm: 297 };
const pictureBottom = 203;

export function layOutPoster(design: Design, setting: PosterSetting): Layout {
	const layout = openLayout(setting.fonts, sectionOf(setting));
	draw[design](layout, setting);
	return layout;
}

const draw: Record<Design, (layout: Layout, setting: PosterSetting) => void> = {
	stamps(layout, setting) {
		layout.draw(ground(overCut(setting), day.paper));
		drawQuilt(layout, setting, { leftMm: 0, topMm: 0, rightMm: 210, bottomMm: pictureBottom });
		drawFoot(layout, setting, { hasForLine: true });
	},
	person(layout, setting) {
		drawScene(layout, setting);
		drawFoot(layout, setting, { hasForLine: true });
	},
	type(layout, setting) {
		layout.draw(ground(overCut(setting), day.table));
		drawSalutation(layout, setting);
		drawFoot(layout, setting, { hasForLine: false });
	},
	blanks: drawBlanks
};

const overCut = ({ bleedMm }: PosterSetting): Area => ({
	leftMm: -bleedMm,
	topMm: -bleedMm,
	rightMm: 210 + bleedMm,
	bottomMm: 297 + bleedMm
});

/** A drawing with a free sky is a landscape under the sentence; any other lies beneath it as a large stamp. */
function drawScene(layout: Layout, setting: PosterSetting) {
	const { chosen, facts, words, bleedMm } = setting;
	const { art } = chosen;
	// The sheet lies over the lower edge of the scene: no seam shows where the drawing's own white becomes the sheet.
	const scene = { leftMm: -bleedMm, topMm: -bleedMm, rightMm: 210 + bleedMm, bottomMm: pictureBottom + 1 };
	const colour = readableOn(art.ground, chosen.colour);
	layout.draw(ground(scene, art.ground));
	if (art.sky > 0) layout.draw(covering(art, scene, 1));
	layout.draw(ground({ ...overCut(setting), topMm: pictureBottom }, day.paper));
	layout.draw(figure(logo.path, colour, sideMm, 7.6, 9 / logo.width));
	const top = { sizeMm: 5, leading: 1.2, weight: 'bold', colour, lang: words[0].lang } as const;
	layout.put('name', { leftMm: 22.6, topMm: 6, rightMm: 122, bottomMm: 15.6 }, [{ ...top, text: facts.name }], {
		lies: 'middle'
	});
	const what = { leftMm: 126, topMm: 6, rightMm: 199, bottomMm: 15.6 };
	layout.put('what', what, [{ ...top, text: words[0].marathon }], { align: 'right', lies: 'middle' });
	const sentences = words.map(({ lang }, at): PosterText => {
		const text = textIn(chosen.sentence, lang);
		return {
			text,
			sizeMm: words.length === 2 ? 21 : 29,
			leading: 0.96,
			weight: at === 0 ? 'black' : 'regular',
			colour,
			lang,
			role: 'heading',
			gapMm: 2
		};
	});
	const bottomMm = art.sky > 0 ? skyEnd(art, scene) : 98;
	const said = layout.put('headline', { leftMm: 10.4, topMm: 17, rightMm: 202, bottomMm }, sentences, { bound: 0.5 });
	if (art.sky > 0) return;
	const [fromMm, toMm] = [said.bottomMm + 7, pictureBottom - 7];
	const sideOfMm = Math.min(140, (toMm - fromMm) * 0.95);
	layout.draw(
		bigStamp(art, art.ground, { xMm: 199 - sideOfMm / 2 - 6, yMm: (fromMm + toMm) / 2, sideMm: sideOfMm, degrees: -3 })
	);
}

function drawSalutation(layout: Layout, setting: PosterSetting) {
	const { chosen, words } = setting;
	const greetings = words.map(({ lang }, at): PosterText => {
		const text = textIn(chosen.salutation, lang).replace(/[,،，:]\s*$/u, '');
		return {
			text,
			sizeMm: words.length === 2 ? 30 : 41.6,
			leading: 0.9,
			weight: at === 0 ? 'black' : 'regular',
			lang,
			role: 'heading',
			gapMm: 2
		};
	});
	layout.put('headline', { leftMm: 10, topMm: 10, rightMm: 200, bottomMm: 119 }, greetings, { bound: 0.4 });
	const unitMm = 87 / comma.height;
	layout.draw(figure(comma.path, day.blue, 199 - comma.width * unitMm, 122, unitMm));
	const leads = words.map(({ typeLead, lang }, at): PosterText => {
		return {
			text: typeLead,
			sizeMm: words.length === 2 ? 7 : 9.4,
			leading: 1.16,
			weight: at === 0 ? 'bold' : 'regular',
			lang,
			gapMm: 2
		};
	});
	layout.put('lead', { leftMm: sideMm, topMm: 150, rightMm: 112, bottomMm: 209 }, leads, { lies: 'bottom' });
	layout.draw({ kind: 'rule', x1Mm: sideMm, x2Mm: 199, y1Mm: 217, y2Mm: 217, strokeMm: 0.7, colour: 'ink' });
}
