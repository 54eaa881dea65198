import { answer } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

/**
 * For whoever sends requests here, or starts the server anew: 200 when the database answers, 503 when it does not. Little room on the
 * disk is said and changes nothing: letters are still taken.
 */
export const GET = endpoint(async ({ store, room }) => {
	await store.isReady();
	return answer(200, { ready: true, ...((await room.isLow()) && { nearlyFull: true }) });
});
