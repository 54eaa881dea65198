/** What every part of a writing kit is laid out from. */
import type { Announcement } from '#lib/domain/outreach/announcement.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Case, Pack } from '#lib/domain/pack.ts';
import { envelopeProfiles, paperSizes } from '#lib/domain/print/envelope.ts';
import type { OwnWindow } from '#lib/domain/print/measured-envelope.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import type { Picture } from '../images/svg-picture.ts';
import type { TableLink } from '../sheets/join-sheets.ts';
import type { FontSet } from '../text/font-set.ts';
import type { SheetWords } from '../words.ts';
import type { KitWords } from './kit-words.ts';

/** One language of the kit: that of the pack's texts, and the words that the app has nearest to it. */
export interface KitLanguage {
	lang: string;
	words: KitWords;
	sheetWords: SheetWords;
	/** The app's words are in another language, since nobody has translated them. */
	isBorrowed: boolean;
}

export interface KitSetting {
	facts: Announcement;
	pack: Pack;
	/** For whom is written: those for whom nothing is asked any more are not in it. */
	cases: readonly Case[];
	/** The drawing of each case's stamp, by its id. */
	pictures: Readonly<Partial<Record<string, Picture>>>;
	envelope: Envelope;
	ownWindow?: OwnWindow;
	tables: readonly TableLink[];
	fonts: FontSet;
	/** The guide as a booklet of half the size. */
	isBooklet: boolean;
}

/** The setting as seen by one part in one language. */
export interface PartSetting extends KitSetting, KitLanguage {}

type PaperSize = Pick<SheetPage, 'widthMm' | 'heightMm'>;

/** The paper that the event's envelope takes. */
export const kitPaper = ({ envelope }: Pick<KitSetting, 'envelope'>): PaperSize => paperSizes[envelopeProfiles[envelope].paper];

/** A sheet folded once: half of it, upright. */
export const foldedPaper = ({ widthMm, heightMm }: PaperSize): PaperSize => ({ widthMm: heightMm / 2, heightMm: widthMm });
