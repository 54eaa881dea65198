/** A folded sheet plays in its envelope. Wherever it slides to, the whole address shows in the window, and nothing else does. */
import { describe, expect, test } from 'vitest';
import type { Item } from '#lib/domain/item.ts';
import { envelopes } from '#lib/domain/manifest.ts';
import { paperSizes } from '#lib/domain/print/envelope.ts';
import { plainOwnWindow } from '#lib/domain/print/measured-envelope.ts';
import { isWithin, type RectMm } from '#lib/domain/print/rect.ts';
import { mmPerPoint, type Mark } from '#lib/domain/print/sheet.ts';
import { playOf, shownAt, type Folded } from '#lib/domain/print/slide.ts';
import { windowProfileOf, type WindowProfile } from '#lib/domain/print/window-profile.ts';
import { layOutLetter } from '#lib/printing/sheets/letter.ts';
import { aLetter } from '../../support/items.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const from = { name: 'Nora Vos', town: 'Northaven', address: ['3 Harbour Street', 'NH1 2AB Northaven'], country: 'Nowhere' };
const longest = ['Fiscal General de la República', 'Avenida de la Constitución 1500-B', 'Colonia Italia', 'Chetumal', 'MEXICO'];
const letters: [string, Item][] = [
	['of four lines', aLetter({ from })],
	['of five lines, in practice', aLetter({ from, to: { lines: longest }, practice: 2021 })],
	[
		'of long lines',
		aLetter({ from, to: { lines: ['Office of the Attorney General of the Federal District of Quintana Roo', 'MEXICO'] } })
	],
	['in Arabic', aLetter({ from, locale: 'ar', to: { lines: ['معالي وزير العدل', 'وزارة العدل، شارع الحرية 12', 'MOROCCO'] } })],
	['without a sender', aLetter()]
];
const c5 = { ...plainOwnWindow, coverWidthMm: 229, coverHeightMm: 162, fromBottomMm: 60 };
const profiles: [string, WindowProfile, Parameters<typeof windowProfileOf>[0]][] = [
	...envelopes.map((envelope): [string, WindowProfile, { envelope: typeof envelope }] => [
		envelope,
		windowProfileOf({ envelope }),
		{ envelope }
	]),
	['a C5 that was measured', windowProfileOf({ envelope: 'din5008b', ownWindow: c5 }), { envelope: 'din5008b', ownWindow: c5 }]
];

const foldedOf = ({ cover, foldsMm, paper }: WindowProfile): Folded => ({ cover, foldsMm, sheet: paperSizes[paper] });
function* placesOf(folded: Folded) {
	const { rightMm, downMm } = playOf(folded);
	for (const right of [0, rightMm / 2, rightMm])
		for (const down of [0, downMm / 2, downMm]) yield { rightMm: right, downMm: down };
}

/** From the top of its capitals to the foot of its letters; of a group its whole width to the edge of the sheet. */
function inkOf(mark: Mark): RectMm | undefined {
	if (mark.kind === 'text') {
		const em = mark.sizePt * mmPerPoint;
		const [leftMm, rightMm] = [mark.xMm, mark.xMm + mark.widthMm];
		return { leftMm, rightMm, topMm: mark.baselineMm - 0.8 * em, bottomMm: mark.baselineMm + 0.25 * em };
	}
	if (mark.kind === 'group') return { leftMm: mark.xMm, rightMm: mark.xMm + 70, topMm: mark.yMm - 2, bottomMm: mark.yMm + 9 };
	if (mark.kind === 'rule') return { leftMm: mark.x1Mm, rightMm: mark.x2Mm, topMm: mark.y1Mm, bottomMm: mark.y2Mm };
	return undefined;
}
const meets = (one: RectMm, other: RectMm) =>
	one.leftMm < other.rightMm && one.rightMm > other.leftMm && one.topMm < other.bottomMm && one.bottomMm > other.topMm;

describe.each(profiles)('in %s', (_, profile, asked) => {
	test.each(letters)(
		'the whole address %s shows wherever the sheet slides to, and nothing else but its sender',
		(_name, item) => {
			const layout = layOutLetter(item, { ...asked, words: printWords, fonts: printFonts });
			if (layout.kind !== 'laid-out') throw new Error(layout.kind);
			const marks = layout.pages[0]!.marks.flatMap((mark) => {
				const ink = inkOf(mark);
				return ink ? [{ mark, ink }] : [];
			});
			const folded = foldedOf(profile);
			const isText = (text: string) => (mark: Mark) => mark.kind === 'text' && text.includes(mark.text);
			const ofAddress = marks.filter(
				({ mark, ink }) => item.to.lines.some((line) => isText(line)(mark)) && isWithin(ink, profile.window)
			);
			const words = ofAddress.map(({ mark }) => (mark.kind === 'text' ? mark.text : '')).join(' ');
			expect(words).toBe(item.to.lines.join(' '));
			for (const place of placesOf(folded)) {
				const shown = shownAt(folded, profile.opening, place);
				for (const { ink } of ofAddress) expect(isWithin(ink, shown)).toBe(true);
				const others = marks.filter(({ mark, ink }) => !ofAddress.some((each) => each.mark === mark) && meets(ink, shown));
				const isLine = profile.sender.kind === 'line' && item.from.address !== undefined;
				expect(others.map(({ ink }) => isWithin(ink, shown))).toEqual(isLine ? [true] : []);
			}
		}
	);
});

test('the whole sender shows in its own window of us10 wherever the sheet slides to, and nothing else', () => {
	const profile = windowProfileOf({ envelope: 'us10' });
	const layout = layOutLetter(aLetter({ from, practice: 2021 }), { envelope: 'us10', words: printWords, fonts: printFonts });
	if (layout.kind !== 'laid-out' || !profile.senderZone || !profile.senderReach) throw new Error('one window');
	const inks = layout.pages[0]!.marks.flatMap((mark) => {
		const ink = inkOf(mark);
		return ink && meets(ink, profile.senderReach!) ? [{ text: mark.kind === 'text' ? mark.text : mark.kind, ink }] : [];
	});
	expect(inks.map(({ text }) => text)).toEqual([from.name, ...from.address, from.country]);
	for (const { ink } of inks) expect(isWithin(ink, profile.senderZone)).toBe(true);
});
