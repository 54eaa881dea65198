/** What posters are laid out from, as an organiser's device has it: the app's drawings and words, and an event that can be changed. */
import { readFileSync } from 'node:fs';
import type { Announcement } from '#lib/domain/outreach/announcement.ts';
import { readSvgPicture } from '#lib/printing/images/svg-picture.ts';
import type { PosterCase, PosterSetting } from '#lib/printing/outreach/poster-setting.ts';
import { posterWords, type PosterWords } from '#lib/printing/outreach/poster-words.ts';
import { printFonts, printWords } from './print-fonts.ts';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

export function postersIn(lang: 'en' | 'nl'): PosterWords {
	const messages = JSON.parse(file(`src/messages/${lang}/outreach.json`)) as Record<string, string>;
	return posterWords(lang, (key) => messages[key] ?? '');
}

interface PackOfPosters {
	cases: {
		id: string;
		names: { short: string };
		emblem: { stamp: string; colour: `#${string}` };
		addressees: { salutation: Record<string, string> }[];
		line: Record<string, string>;
	}[];
}

const pack = JSON.parse(file('static/packs/marathon-2021.json')) as PackOfPosters;

/** The ten people of the pack of 2021. */
export const posterCases: PosterCase[] = pack.cases.map(({ id, names, emblem, addressees, line }) => ({
	...{ id, name: names.short, colour: emblem.colour },
	sentence: Object.fromEntries(Object.entries(line).map(([lang, text]) => [lang, `${names.short}. ${text}.`])),
	art: readSvgPicture(file(`static/stamps/art/${emblem.stamp}.svg`)),
	salutation: addressees[0]?.salutation ?? {}
}));

export function anAnnouncement(change: Partial<Announcement> = {}): Announcement {
	return {
		name: 'Northaven writes',
		place: ['Great Hall, Quayside Library', '3 Harbour Street, Northaven'],
		...{ startsOn: '2026-12-10', endsOn: '2026-12-10', from: '14:00', to: '20:00' },
		languages: ['en', 'nl', 'fr', 'ar'],
		ways: ['step-free', 'lift', 'hearing-loop'],
		responsible: 'J. Visser, Northaven Students for Human Rights, 3 Harbour Street, Northaven',
		code: 'N7F4QK',
		address: 'https://northaven.example/join#N7F4QK',
		...change
	};
}

export function aPosterSetting(change: Partial<PosterSetting> = {}): PosterSetting {
	const [chosen] = posterCases;
	if (!chosen) throw new Error('a pack without cases');
	return {
		facts: anAnnouncement(),
		words: [postersIn('en')],
		cases: posterCases,
		chosen,
		fonts: printFonts,
		practice: { year: 2021, words: printWords },
		bleedMm: 3,
		...change
	};
}
