import { answer } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

/**
 * Tells a load balancer or a supervisor whether the server can work: 200 when the database answers, 503 when it does not. Little
 * room on the disk is said and does not change the status, because letters are still taken.
 */
export const GET = endpoint(async ({ store, room }) => {
	await store.isReady();
	return answer(200, { ready: true, ...((await room.isLow()) && { nearlyFull: true }) });
});
