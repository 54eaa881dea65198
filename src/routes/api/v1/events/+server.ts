import { bodyBounds, parseNewEvent } from '#lib/domain/wire/wire.ts';
import { admitOrganiser, admitSetUp } from '#lib/server/asking/admit.ts';
import { answer, turnAway } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { readBody } from '#lib/server/asking/read-body.ts';

export const POST = endpoint(async (call) => {
	const admission = await admitSetUp(call);
	if (admission.kind === 'turned-away') return admission.answer;
	const body = await readBody(call.request, bodyBounds.event, parseNewEvent);
	if (body.kind === 'turned-away') return body.answer;
	const outcome = await call.store.createEvent(body.value);
	return outcome.kind === 'accepted' ? answer(201, outcome.event) : turnAway(outcome.because, outcome.message);
});

export const GET = endpoint(async (call) => {
	const admission = await admitOrganiser(call);
	return admission.kind === 'turned-away' ? admission.answer : answer(200, { codes: admission.codes });
});
