import { answer } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

/** For whoever sends requests here, or starts the server anew: 200 when the database answers, 503 when it does not. */
export const GET = endpoint(async ({ store }) => {
	await store.isReady();
	return answer(200, { ready: true });
});
