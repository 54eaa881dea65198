/** Prints paragraphs as one letter with nothing else, and tells where its lines ended. */
import type { Item } from '../../../src/lib/domain/item.ts';
import { textsOf } from '../../../src/lib/domain/print/sheet.ts';
import type { FontSet } from '../../../src/lib/printing/fonts.ts';
import { shortId } from '../../../src/lib/domain/short-id.ts';
import { printItems } from '../../../src/lib/printing/print-job.ts';
import { layOutLetter } from '../../../src/lib/printing/sheets/letter.ts';
import { printWords } from '../../support/print-fonts.ts';
import { aLetter } from '../../support/items.ts';

export interface PrintedTexts {
	pdf: Uint8Array;
	/**
	 * The lines as they were laid out, in the order of reading, without the date and page numbers. A hyphen that nobody wrote is a soft
	 * one.
	 */
	lines: string[];
	/** What stands above every page after the first. */
	runningHead: string;
	missing: string[];
}

export async function printTexts(lang: string, paragraphs: string[], fonts: FontSet): Promise<PrintedTexts> {
	const item: Item = {
		...aLetter({ locale: lang, paragraphs, to: { lines: [] }, from: { name: '' } }),
		subject: undefined,
		closing: undefined
	};
	const setting = { envelope: 'din5008b', words: printWords } as const;
	const request = { ...setting, kind: 'letters', title: 'Declaration', createdAt: new Date(0) } as const;
	const printed = await printItems([item], request, fonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	const layout = layOutLetter(item, { ...setting, fonts });
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	const texts = layout.pages.flatMap((page) => textsOf(page.marks)).filter((text) => text.block?.role === 'paragraph');
	return {
		pdf: printed.pdf,
		runningHead: shortId(item.id),
		lines: texts.map(({ text, isDivided }) => (isDivided ? `${text.slice(0, -1)}\u00ad` : text)),
		missing: printed.missing.flatMap((each) => each.characters)
	};
}
