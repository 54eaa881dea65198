import { calendarFile } from '#lib/domain/outreach/calendar.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { calendarAnswer } from '../calendar-answer.ts';
import { calendarEntryOf, publishedEvents } from '../announced-events.ts';

/** All listed events as entries for calendars. */
export const GET = endpoint(async ({ store, url }) => {
	const nowMs = Date.now();
	const entries = (await publishedEvents(store, nowMs)).map((each) => calendarEntryOf(each, url.origin, nowMs));
	return calendarAnswer(calendarFile(entries), 'events');
});
