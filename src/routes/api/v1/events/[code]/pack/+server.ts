import { admit } from '#lib/server/asking/admit.ts';
import { unknownEvent, unlessUnchanged } from '#lib/server/asking/answers.ts';
import { encoded } from '#lib/server/asking/encoding.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'join', 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const pack = await call.store.readPack(admission.code);
	if (!pack) return unknownEvent();
	return encoded(call.request, unlessUnchanged(call.request, pack.digest, pack.json), call.packs.of(pack.digest));
});
