/** A letter as it could be, made of the first sentence that the case offers for each question: to read, and to copy by hand. */
import { addresseeOf, templateFor, type Case } from '#lib/domain/pack.ts';
import type { Item } from '#lib/domain/item.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import { addressLines, greetingOf } from '#lib/domain/writing/addressing.ts';
import { flow, type FlowBlock } from '../sheets/flow.ts';
import { layOutLetter, type LetterLayout } from '../sheets/letter.ts';
import { kitPaper, type PartSetting } from './kit-setting.ts';
import { framed, frameMm } from './page-frame.ts';
import { runningText } from './running-text.ts';

/** It is no letter that anybody wrote: no id of a letter is all zeros. */
const noId = '00000000-0000-7000-8000-000000000000';
const copyPt = 19;

function sampleOf(entry: Case, { lang, facts, pack }: PartSetting): Item {
	const { subject, blocks } = templateFor(entry, { kind: 'letter' }, lang);
	const { salutation, closing } = greetingOf(entry, { kind: 'letter' }, lang);
	return {
		...{ v: 1, event: facts.code, id: noId, kind: 'letter', caseId: entry.id, keyVersion: 1, locale: lang },
		writtenOn: facts.startsOn,
		to: { lines: addressLines(addresseeOf(entry), lang), salutation },
		...(subject !== undefined && { subject }),
		paragraphs: blocks.flatMap(({ starters: [first] }) => (first ? [first] : [])),
		closing,
		from: { name: '' },
		...(pack.archive && { practice: pack.year })
	};
}

/** On the paper of a letter, its address in the window, and above it that it is a sample. */
export function sampleLetter(entry: Case, setting: PartSetting): LetterLayout {
	const { envelope, ownWindow, sheetWords, fonts, words } = setting;
	return layOutLetter(sampleOf(entry, setting), {
		...{ envelope, ownWindow, words: sheetWords, fonts },
		copyOf: words.one.sampleOf
	});
}

/** The same words in large type, for who copies them letter by letter. */
export function copyingPages(entry: Case, setting: PartSetting): SheetPage[] {
	const { words, lang, fonts } = setting;
	const size = kitPaper(setting);
	const marginMm = 25;
	const column = { leftMm: marginMm, rightMm: size.widthMm - marginMm };
	const text = runningText(column, { fonts, section: { lang } });
	const { to, paragraphs, closing = '' } = sampleOf(entry, setting);
	const large = { sizePt: copyPt, leading: 1.5, gapMm: 5 };
	const blocks: FlowBlock[] = [
		text.heading(entry.names.full, { sizePt: 22 }),
		text.kept(words.one.copyingLead, { sizePt: 12, colour: 'soft', lang: words.lang }),
		text.kept(to.salutation ?? '', { ...large, gapMm: 7 }),
		...paragraphs.map((each) => text.paragraph(each, large)),
		text.kept(closing, large)
	];
	const area = { ...column, topMm: frameMm.top, bottomMm: size.heightMm - frameMm.foot };
	return framed(
		flow(blocks, () => area),
		{ size, marginMm, title: words.one.copyingTitle },
		setting
	);
}
