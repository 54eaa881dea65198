import { directionOf } from '#lib/domain/language/direction.ts';
import { firstSpoken } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import EventList from './EventList.svelte';
import { htmlPage } from './html-page.ts';
import { announcedOf, publishedEvents } from './announced-events.ts';

/** The events of this server whose organisers want to be found. */
export const GET = endpoint(async ({ store, url, request }) => {
	const language = firstSpoken((request.headers.get('accept-language') ?? '').split(','));
	const events = (await publishedEvents(store, Date.now())).map(announcedOf);
	const title = words.page_list_title({}, { locale: language });
	const about = words.page_list_lead({}, { locale: language });
	const head = { title, about, lang: language, dir: directionOf(language), address: `${url.origin}/e` };
	const answer = htmlPage(EventList, { events, language }, head);
	answer.headers.set('vary', 'accept-language');
	return answer;
});
