import { admit } from '#lib/server/asking/admit.ts';
import { answer, unknownEvent } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'join', 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const tally = await call.store.readTally(admission.code);
	return tally ? answer(200, tally) : unknownEvent();
});
