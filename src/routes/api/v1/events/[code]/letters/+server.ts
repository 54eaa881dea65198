import { bodyBounds, parsePost } from '#lib/domain/wire/wire.ts';
import { admit, overShare } from '#lib/server/asking/admit.ts';
import { answer, turnAway, unknownEvent } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { parseFeedQuery } from '#lib/server/letters/letters-feed.ts';
import { readBody } from '#lib/server/asking/read-body.ts';

export const POST = endpoint(async (call) => {
	const admission = await admit(call, 'join');
	if (admission.kind === 'turned-away') return admission.answer;
	const body = await readBody(call.request, bodyBounds.letters, parsePost);
	if (body.kind === 'turned-away') return body.answer;
	const { device, items } = body.value;
	const over = overShare(call, admission.code, device, { items: items.length, bytes: body.bytes });
	if (over) return over;
	const outcome = await call.store.postLetters(admission.code, body.value);
	if (outcome.kind === 'unknown-event') return unknownEvent();
	if (outcome.stored > 0) call.live.changed(admission.code);
	return answer(201, outcome.answer);
});

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const query = parseFeedQuery(call.url.searchParams);
	if (query.kind === 'malformed') return turnAway('malformed', query.problem);
	return answer(200, await call.store.readFeed(admission.code, query.value));
});
