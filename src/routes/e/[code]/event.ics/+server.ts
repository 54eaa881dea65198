import { calendarFile } from '#lib/domain/outreach/calendar.ts';
import { turnAway } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { calendarAnswer } from '../../calendar-answer.ts';
import { calendarEntryOf } from '../../announced-events.ts';
import { pageFacts } from '../../page-facts.ts';

/** The event as an entry for calendars. */
export const GET = endpoint(async ({ store, params, url }) => {
	const shown = await store.readShownPage(params.code ?? '');
	const facts = shown && pageFacts(shown, Date.now());
	if (!facts) return turnAway('malformed', 'There is no event at this address.', {}, 404);
	return calendarAnswer(calendarFile([calendarEntryOf(facts, url.origin, Date.now())]), facts.manifest.code);
});
