import { admit } from '#lib/server/asking/admit.ts';
import { unknownEvent, unlessUnchanged } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'join', 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const pack = await call.store.readPack(admission.code);
	return pack ? unlessUnchanged(call.request, pack.digest, pack.json) : unknownEvent();
});
