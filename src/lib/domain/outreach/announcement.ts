/** What everybody may read of an event, on paper and in pictures: no token, no table, no count. */
import type { Manifest } from '../manifest.ts';
import type { KeptOutreach } from './kept-outreach.ts';
import type { WayIn } from './ways-in.ts';

export interface Announcement {
	/** The name of the event. */
	name: string;
	/** Room, street and town, one line each. Empty while nobody has said where. */
	place: string[];
	/** First and last day, `YYYY-MM-DD`. */
	startsOn: string;
	endsOn: string;
	/** "14:00". Empty while nobody has said when. */
	from: string;
	to: string;
	/** Tags of the languages that are spoken at the table. */
	languages: string[];
	ways: WayIn[];
	/** Who is responsible for what is posted: name and address. Empty while nobody is named. */
	responsible: string;
	/** The code of the event, as it is stored. */
	code: string;
	/** The public address. It knows the event and lets nobody in. */
	address: string;
}

/** The join page with only the event's code behind `#`: a browser sends neither, and nobody can join with it. */
export const joinAddress = (origin: string, code: string) => `${withoutSlash(origin)}/join#${code}`;

/** The address of the event's public page, once it is published. */
export const pageAddress = (origin: string, code: string) => `${withoutSlash(origin)}/e/${code}`;

const withoutSlash = (origin: string) => origin.replace(/\/+$/, '');

/** How the address is said and typed: without `https://`. */
export const spokenAddress = (origin: string) => origin.replace(/^https?:\/\//, '').replace(/\/+$/, '');

export function announcementOf(
	{ name, place, startsOn, endsOn, locales, code }: Manifest,
	kept: KeptOutreach,
	origin: string
): Announcement {
	const lines = kept.place.split('\n').map((line) => line.trim());
	const { from, to, ways, responsible } = kept;
	return {
		...{ name, startsOn, endsOn, code, from, to, ways },
		place: [...lines, place.trim()].filter((line) => line !== ''),
		languages: kept.languages.length > 0 ? kept.languages : locales,
		responsible: responsible.trim(),
		address: kept.isPublished ? pageAddress(origin, code) : joinAddress(origin, code)
	};
}
