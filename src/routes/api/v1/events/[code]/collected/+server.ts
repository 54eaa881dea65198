import { bodyBounds, parseCollected } from '#lib/domain/wire/wire.ts';
import { admit } from '#lib/server/asking/admit.ts';
import { answer } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { isoMoment } from '#lib/server/moments.ts';
import { readBody } from '#lib/server/asking/read-body.ts';

export const POST = endpoint(async (call) => {
	const admission = await admit(call, 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const body = await readBody(call.request, bodyBounds.small, parseCollected);
	if (body.kind === 'turned-away') return body.answer;
	await call.store.markCollected(admission.code, body.value.ids);
	return answer(200, { serverTime: isoMoment(Date.now()) });
});
