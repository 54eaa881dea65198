/** What every piece is laid out from. */
import type { Announcement } from '#lib/domain/outreach/announcement.ts';
import type { OwnColour, TextSection } from '#lib/domain/print/sheet.ts';
import type { Picture } from '../images/svg-picture.ts';
import { fill, type SheetWords } from '../words.ts';
import type { PracticeSetting } from '../sheets/practice.ts';
import type { FontSet } from '../text/font-set.ts';
import type { PosterWords } from './poster-words.ts';

/** One of the people for whom is written, as far as a poster shows it. */
export interface PosterCase {
	id: string;
	/** As friends say it: "Wendy". */
	name: string;
	art: Picture;
	/** The dark tone of its stamp. */
	colour: OwnColour;
	/** How a letter to its first addressee begins, by language: "Dear Prime Minister,". */
	salutation: Readonly<Record<string, string>>;
	/** The sentence over its drawing, by language. */
	sentence: Readonly<Record<string, string>>;
}

export interface PosterSetting {
	facts: Announcement;
	/** One language, or two on one poster: the first stands in heavy type, the second in light. */
	words: readonly [PosterWords] | readonly [PosterWords, PosterWords];
	cases: readonly PosterCase[];
	/** Whose story the poster of one person shows, and whose reader the typographic one greets. */
	chosen: PosterCase;
	fonts: FontSet;
	/** The year, and the words of the mark, when the pack is from the archive. */
	practice?: { year: number; words: SheetWords };
	/** How far grounds run over the cut. */
	bleedMm: number;
}

/** The mark of what comes from an archive pack, in the words of a poster: an evening to practise, whose letters stay. */
export function practiceOn(
	{ words: [first], fonts }: PosterSetting,
	{ year, words }: NonNullable<PosterSetting['practice']>
): PracticeSetting {
	const said = { ...words, practiceMark: first.practice, practiceNote: fill(first.practiceNote, { year }) };
	return { year, fonts, words: said };
}

export const sectionOf = ({ words }: PosterSetting): TextSection => ({ lang: words[0].lang });

/** A text of the pack in this language, else in the first it has. */
export const textIn = (texts: Readonly<Record<string, string>>, lang: string): string =>
	texts[lang] ?? Object.values(texts)[0] ?? '';
