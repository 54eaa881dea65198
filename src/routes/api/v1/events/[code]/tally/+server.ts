import { admit } from '#lib/server/admit.ts';
import { answer, unknownEvent } from '#lib/server/answers.ts';
import { endpoint } from '#lib/server/endpoint.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'join', 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const tally = await call.store.readTally(admission.code);
	return tally ? answer(200, tally) : unknownEvent();
});
