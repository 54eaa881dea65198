import { endpoint } from '#lib/server/asking/endpoint.ts';
import { announcedOf, publishedEvents } from '../announced-events.ts';

/** The same list for programs: other sites may read it, and show where letters are written. */
export const GET = endpoint(async ({ store, url }) => {
	const events = (await publishedEvents(store, Date.now())).map((each) => ({
		...announcedOf(each),
		address: `${url.origin}/e/${each.manifest.code}`
	}));
	const headers = {
		'content-type': 'application/json; charset=utf-8',
		'cache-control': 'public, max-age=60',
		'access-control-allow-origin': '*'
	};
	return new Response(JSON.stringify({ v: 1, events }), { headers });
});
