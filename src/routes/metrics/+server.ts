import { turnAway } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { bearerToken, isSameSecret } from '#lib/server/events/tokens.ts';
import { metricsText } from '#lib/server/ops/metrics.ts';

/**
 * Gives the metrics to the holder of METRICS_TOKEN, and only where the operator set it, because how much goes on here is nobody
 * else's business.
 */
export const GET = endpoint(async ({ request, store, live, answers, metricsToken, roomLeftBytes, lowRoomBytes }) => {
	const token = bearerToken(request.headers.get('authorization'));
	if (metricsToken === undefined) return turnAway('malformed', 'There is no such call.', {}, 404);
	if (token === undefined || !isSameSecret(token, metricsToken)) return turnAway('wrong-token', 'This needs the metrics token.');
	const measured = {
		sums: await store.readSums(),
		roomLeftBytes: await roomLeftBytes(),
		lowRoomBytes,
		listeners: live.listeners(),
		memoryBytes: process.memoryUsage.rss(),
		answers
	};
	const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
	return new Response(metricsText(measured), { headers });
});
