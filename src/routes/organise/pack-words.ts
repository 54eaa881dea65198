/** Says which parts of a case or a pack another pack changes. */
import type { Case, Pack } from '#lib/domain/pack.ts';
import { words } from '#lib/i18n/words.ts';

/** Gives what differs in a case, such as "the story, what we ask". Each part is named once. */
export const caseFieldsInWords = (fields: (keyof Case)[]): string => named(fields.map((field) => caseWords[field]));

/** The same for the pack itself. */
export const packFieldsInWords = (fields: (keyof Pack)[]): string => named(fields.map((field) => packWords[field]));

const named = (say: ((() => string) | undefined)[]) => [...new Set(say.map((each = words.pack_part_other) => each()))].join(', ');

const caseWords: Partial<Record<keyof Case, () => string>> = {
	names: words.pack_part_name,
	nativeName: words.pack_part_name,
	pronunciation: words.pack_part_name,
	country: words.pack_part_country,
	countryCode: words.pack_part_country,
	number: words.pack_part_stamp,
	line: words.pack_part_stamp,
	emblem: words.pack_part_stamp,
	state: words.pack_part_status,
	news: words.pack_part_status,
	story: words.pack_part_story,
	easyStory: words.pack_part_story,
	contentNote: words.pack_part_story,
	fromAge: words.pack_part_story,
	portrait: words.pack_part_portrait,
	dates: words.pack_part_dates,
	asks: words.pack_part_asks,
	addressees: words.pack_part_reader,
	card: words.pack_part_card,
	since: words.pack_part_since,
	sources: words.pack_part_since,
	templates: words.pack_part_templates,
	readySentences: words.pack_part_templates
};

const packWords: Partial<Record<keyof Pack, () => string>> = {
	title: words.pack_part_title,
	year: words.pack_part_title,
	locales: words.pack_part_languages,
	guidance: words.pack_part_guidance,
	about: words.pack_part_about,
	source: words.pack_part_about,
	privacy: words.pack_part_about,
	accessibility: words.pack_part_about,
	imprint: words.pack_part_about,
	deadline: words.pack_part_dates,
	post: words.pack_part_post
};

/** How a case stands, for the list of all cases. */
export const caseStateInWords: Record<Case['state'], () => string> = {
	open: words.pack_status_open,
	'good-news': words.pack_status_good_news,
	stop: words.pack_status_stop,
	retired: words.pack_status_closed
};
