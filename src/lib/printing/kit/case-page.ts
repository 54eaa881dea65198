/** A page about one person: story, easy words, what is asked, who reads the letter, and the rules of the post there. */
import { asksIn, inLocale, templateFor, type Case } from '#lib/domain/pack.ts';
import { dayInWords } from '#lib/domain/language/days.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { addressLines, greetingOf } from '#lib/domain/writing/addressing.ts';
import { bigStamp } from '../outreach/big-stamp.ts';
import { openLayout } from '../outreach/layout.ts';
import { day } from '../outreach/shapes.ts';
import { flow, type FlowBlock } from '../sheets/flow.ts';
import { fill } from '../words.ts';
import { kitPaper, type PartSetting } from './kit-setting.ts';
import { framed, frameMm } from './page-frame.ts';
import { cardRules, letterRules } from './rules-in-words.ts';
import { onGround, runningText, underHeading, type RunningText } from './running-text.ts';

const marginMm = 18;
const sideMm = 54;
const gutterMm = 9;
const stampMm = 38;
const headBottomMm = 76;
const mostBoxMm = 150;
const mostNameMm = 106;
const scales = [1.2, 1.1, 1, 0.95];
const small = { sizePt: 10, leading: 1.36 };

/** In the largest type in which it is one page; else on as many as the story needs. */
export function casePages(entry: Case, setting: PartSetting): SheetPage[] {
	const size = kitPaper(setting);
	let bodies: Mark[][] = [];
	for (const scale of scales) {
		for (const cardAt of ['side', 'main'] as const) {
			const tried = bodiesOf(entry, setting, scale, cardAt);
			// What fills no fewer pages is set as it would be without a scale.
			if (bodies.length === 0 || tried.length <= bodies.length) bodies = tried;
			if (bodies.length === 1) return framed(bodies, { size, marginMm, title: entry.names.full }, setting);
		}
	}
	return framed(bodies, { size, marginMm, title: entry.names.full }, setting);
}

/** `cardAt`: in which column the rules of a card stand. */
function bodiesOf(entry: Case, setting: PartSetting, scale: number, cardAt: 'side' | 'main'): Mark[][] {
	const size = kitPaper(setting);
	const on = { fonts: setting.fonts, section: { lang: setting.lang } };
	const side = { leftMm: size.widthMm - marginMm - sideMm, rightMm: size.widthMm - marginMm };
	const main = { leftMm: marginMm, rightMm: side.leftMm - gutterMm };
	const areaOf = (column: typeof main) => (page: number) => ({
		...column,
		topMm: page === 0 ? headBottomMm : frameMm.top,
		bottomMm: size.heightMm - frameMm.foot
	});
	const texts = { main: runningText(main, on, scale), side: runningText(side, on) };
	const card = cardBlocks(entry, texts[cardAt], setting);
	const stories = flow([...storyBlocks(entry, texts.main, setting), ...(cardAt === 'main' ? card : [])], areaOf(main));
	const sides = flow([...sideBlocks(entry, texts.side, setting), ...(cardAt === 'side' ? card : [])], areaOf(side));
	return Array.from({ length: Math.max(stories.length, sides.length) }, (_, page): Mark[] => [
		...(page === 0 ? headOf(entry, size.widthMm, setting) : []),
		...(stories[page] ?? []),
		...(sides[page] ?? [])
	]);
}

/** The stamp, and the name as large as there is room. */
function headOf(entry: Case, widthMm: number, { fonts, lang, pictures }: PartSetting): Mark[] {
	const art = pictures[entry.id];
	const layout = openLayout(fonts, { lang });
	const leftMm = art ? marginMm + stampMm + 10 : marginMm;
	const area = { leftMm, topMm: 29, rightMm: Math.min(widthMm - marginMm, leftMm + mostNameMm), bottomMm: headBottomMm - 7 };
	const native = entry.nativeName;
	layout.put(
		'name',
		area,
		[
			{ text: inLocale(entry.country, lang), sizeMm: 4.2, leading: 1.3, weight: 'bold', colour: 'soft', lang },
			{ text: entry.names.full, sizeMm: 15, leading: 1.02, weight: 'black', role: 'heading', lang },
			...(native ? [{ text: native.text, sizeMm: 5, leading: 1.4, lang: native.lang }] : [])
		],
		{ lies: 'bottom' }
	);
	if (art) layout.draw(bigStamp(art, day.white, { xMm: marginMm + stampMm / 2 + 1, yMm: 49, sideMm: stampMm, degrees: -2.5 }));
	return layout.marks;
}

function storyBlocks(entry: Case, text: RunningText, { lang, words }: PartSetting): FlowBlock[] {
	const [lead = '', ...more] = inLocale(entry.story, lang);
	const note = entry.contentNote && inLocale(entry.contentNote, lang);
	const easy = entry.easyStory && inLocale(entry.easyStory, lang);
	const { blocks } = templateFor(entry, { kind: 'letter' }, lang);
	const starters = blocks.slice(0, 2).flatMap(({ starters: [first] }) => (first ? [first] : []));
	return [
		...(note ? [text.kept(`${words.one.hard}: ${note}`, { sizePt: 10, colour: 'soft' })] : []),
		text.paragraph(lead, { sizePt: 12.5, leading: 1.36, weight: 'bold', gapMm: 2.5 }),
		...more.map((each) => text.paragraph(each, { sizePt: 11, gapMm: 2.2 })),
		...(easy ? easyBlocks(easy, text, { lang, words }) : []),
		...underHeading(
			text.ruledHeading(words.one.staysEmpty, { sizePt: 12.5, gapMm: 6 }),
			starters.map((each) => text.paragraph(each, { sizePt: 11, gapMm: 1.6 })),
			text.column
		)
	];

	function easyBlocks(paragraphs: readonly string[], around: RunningText, on: Pick<PartSetting, 'lang' | 'words'>) {
		return onGround(around.column, mostBoxMm, (column) => {
			const inner = around.within(column);
			const head = inner.kept(on.words.one.easy, { sizePt: 9.5, weight: 'bold', colour: 'soft', role: 'heading', gapMm: 4 });
			return underHeading(
				head,
				paragraphs.map((each) => inner.paragraph(each, { sizePt: 13, leading: 1.45, gapMm: 1.5 })),
				column
			);
		});
	}
}

function sideBlocks(entry: Case, text: RunningText, setting: PartSetting): FlowBlock[] {
	const { lang, words, pack } = setting;
	const [reader] = entry.addressees;
	const asks = asksIn(entry, lang).filter(({ ask }) => ask.met !== 'met');
	const section = (title: string, blocks: readonly FlowBlock[]) =>
		underHeading(text.ruledHeading(title, { sizePt: 12.5, gapMm: 5 }), blocks, text.column);
	const { salutation, closing } = greetingOf(entry, { kind: 'letter' }, lang);
	const lines = reader ? addressLines(reader, lang) : [];
	return [
		...section(
			words.one.asks,
			asks.map(({ text: ask }, at) => text.item(`${at + 1}`, ask, small))
		),
		...section(words.one.reader, [
			text.together(
				lines.map((line) => text.kept(line, { ...small, role: 'address', gapMm: 0.4 })),
				1.5
			),
			...(reader?.lines ? [] : [text.kept(words.one.bundle, { ...small, colour: 'soft' })]),
			text.kept(words.one.begin, { ...small, colour: 'soft', gapMm: 3 }),
			text.kept(salutation, { ...small, weight: 'bold', gapMm: 0 }),
			text.kept(words.one.end, { ...small, colour: 'soft', gapMm: 1 }),
			text.kept(closing, { ...small, weight: 'bold', gapMm: 0 })
		]),
		...section(
			words.one.rules,
			letterRules(reader, setting).map((each) => text.item('–', each, small))
		),
		text.kept(fill(words.one.sources, { day: dayInWords(pack.source.asOf, words.lang) }), {
			...{ sizePt: 8.5, leading: 1.3, colour: 'soft', gapMm: 5 }
		})
	];
}

function cardBlocks(entry: Case, text: RunningText, setting: PartSetting): FlowBlock[] {
	return underHeading(
		text.ruledHeading(setting.words.one.rulesCard, { sizePt: 12.5, gapMm: 5 }),
		cardRules(entry, setting).map((each) => text.item('–', each, small)),
		text.column
	);
}
