import { admit } from '#lib/server/admit.ts';
import { answer } from '#lib/server/answers.ts';
import { endpoint } from '#lib/server/endpoint.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	return answer(200, await call.store.listDevices(admission.code));
});
