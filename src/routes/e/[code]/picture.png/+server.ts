import { turnAway } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

/** The picture that apps show of the page where somebody shares its address. */
export const GET = endpoint(async ({ store, params }) => {
	const picture = await store.readPagePicture(params.code ?? '');
	if (picture === undefined) return turnAway('malformed', 'There is no picture at this address.', {}, 404);
	// Apps fetch it from their own servers, and some from the page on which the address was shared.
	const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=300' };
	return new Response(Buffer.from(picture, 'base64'), { headers });
});
