/** Lays out every part of a kit once, in a language after the other, with pauses in which the screen stays alive. */
import { kitParts, type KitPart } from '#lib/domain/kit/parts.ts';
import { kitWordings } from '#lib/printing/kit/kit-wordings.ts';
import { layOutKitPart, pagesIn, perSheetOf, type KitHeld, type LaidKitPart, type PackedPart } from '#lib/printing/kit/kit.ts';
import type { KitLanguage, KitSetting } from '#lib/printing/kit/kit-setting.ts';
import type { FontSet } from '#lib/printing/text/font-set.ts';
import { printFonts } from '../../print-fonts.ts';
import { untilDrawn } from './until-drawn.ts';

export type LaidKit =
	| {
			kind: 'laid';
			parts: readonly LaidKitPart[];
			/** The pages of each document, by part. */
			pages: Readonly<Record<KitPart, readonly number[]>>;
			perSheet: Readonly<Partial<Record<KitPart, number>>>;
			held: readonly KitHeld[];
			fonts: FontSet;
	  }
	| { kind: 'fonts-unreachable' };

/** Undefined when `signal` aborted: something else was chosen meanwhile. */
export async function layOutKit(
	given: Omit<KitSetting, 'fonts'>,
	languages: readonly KitLanguage[],
	signal: AbortSignal
): Promise<LaidKit | undefined> {
	const fonts = await printFonts();
	if (!fonts || (await fonts.ready(kitWordings(given, languages, false))).kind !== 'ready') return { kind: 'fonts-unreachable' };
	// A headline is bold where the heavy face has not come to this device yet.
	await fonts.ready(kitWordings(given, languages, true));
	const parts: LaidKitPart[] = [];
	for (const part of kitParts) {
		await untilDrawn();
		if (signal.aborted) return undefined;
		parts.push(layOutKitPart(part, { ...given, fonts }, languages, []));
	}
	return {
		kind: 'laid',
		parts,
		pages: Object.fromEntries(parts.map((each) => [each.part, pagesIn(each)])) as Record<KitPart, number[]>,
		perSheet: Object.fromEntries(kitParts.map((part) => [part, perSheetOf(part)])),
		held: parts.flatMap(({ held }) => held),
		fonts
	};
}

/** The packing list names the copies, so that it is laid out when they are known. */
export const layOutPacking = (
	given: Omit<KitSetting, 'fonts'>,
	languages: readonly KitLanguage[],
	packed: readonly PackedPart[],
	fonts: FontSet
): LaidKitPart => layOutKitPart('packing', { ...given, fonts }, languages, packed);
