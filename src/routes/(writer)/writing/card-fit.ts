/** How much room the card still has while somebody writes it. The printing room's own layout decides. */
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { finish } from '#lib/domain/writing/finish.ts';
import { cardFit, type CardFit } from '#lib/printing/sheets/card.ts';
import { textsPrinted } from '#lib/printing/wordings.ts';
import { printFonts } from '../../organise/print-fonts.ts';

export type { CardFit };

/** Gives `undefined` while nothing is written, or when the fonts cannot be reached. */
export async function fitOf(draft: Draft, envelope: Envelope): Promise<CardFit | undefined> {
	const finished = finish(draft, { keyVersion: 1 });
	if (finished.kind !== 'finished') return undefined;
	const { item } = finished;
	const fonts = await printFonts();
	if (!fonts) return undefined;
	const texts = textsPrinted(item, 'cards').map((text) => ({ text, lang: item.locale, weight: 'regular' as const }));
	const ready = await fonts.ready(texts);
	return ready.kind === 'ready' ? cardFit(item, { fonts, envelope }) : undefined;
}
