import { admit } from '#lib/server/asking/admit.ts';
import { answer } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	return answer(200, await call.store.listDevices(admission.code));
});
