/** The event and, where the pack has one, its deadline, as entries of a calendar. */
import type { OpenEvent } from '#lib/desk/open-event.svelte.ts';
import type { Announcement } from '#lib/domain/outreach/announcement.ts';
import type { CalendarEntry } from '#lib/domain/outreach/calendar.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';

export function calendarEntries({ manifest, pack }: OpenEvent, facts: Announcement, nowMs: number): CalendarEntry[] {
	const { eventId, counter, timeZone, startsOn, endsOn, name } = manifest;
	const common = { sequence: counter, url: facts.address, timeZone, madeAtMs: nowMs };
	const about = words.outreach_calendar_about({ name: theirs(name) });
	const { from, to } = facts;
	const event = {
		...common,
		uid: `${eventId}@writing-table`,
		title: name,
		place: facts.place.join(', '),
		about,
		startsOn,
		endsOn,
		from,
		to
	};
	const { deadline } = pack;
	if (deadline === undefined) return [event];
	const title = words.outreach_deadline({ name: theirs(name) });
	const day = { startsOn: deadline, endsOn: deadline, from: '', to: '' };
	return [event, { ...common, ...day, uid: `${eventId}-deadline@writing-table`, title, place: '', about: '' }];
}
