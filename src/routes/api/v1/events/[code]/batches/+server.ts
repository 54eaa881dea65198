import { parsePostedFacts } from '#lib/domain/wire/print-wire.ts';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { admit } from '#lib/server/asking/admit.ts';
import { answer, turnAway, unknownEvent } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { parseFeedQuery } from '#lib/server/letters/letters-feed.ts';
import { readBody } from '#lib/server/asking/read-body.ts';

export const POST = endpoint(async (call) => {
	const admission = await admit(call, 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const body = await readBody(call.request, bodyBounds.batches, parsePostedFacts);
	if (body.kind === 'turned-away') return body.answer;
	const outcome = await call.store.keepPrintFacts(admission.code, body.value);
	if (outcome.kind === 'unknown-event') return unknownEvent();
	// The counts are the same; hearing them again makes the other organisers look.
	if (outcome.stored > 0) call.live.changed(admission.code);
	return answer(201, outcome.answer);
});

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const query = parseFeedQuery(call.url.searchParams);
	if (query.kind === 'malformed') return turnAway('malformed', query.problem);
	return answer(200, await call.store.readBatches(admission.code, query.value));
});
