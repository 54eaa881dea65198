import { parseHeldQuestion } from '#lib/domain/wire/held.ts';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { admit, overShare } from '#lib/server/asking/admit.ts';
import { answer } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { readBody } from '#lib/server/asking/read-body.ts';

export const POST = endpoint(async (call) => {
	const admission = await admit(call, 'join');
	if (admission.kind === 'turned-away') return admission.answer;
	const body = await readBody(call.request, bodyBounds.small, parseHeldQuestion);
	if (body.kind === 'turned-away') return body.answer;
	const over = overShare(call, admission.code, body.value.device, { items: 0, bytes: body.bytes });
	if (over) return over;
	return answer(200, await call.store.readHeld(admission.code, body.value));
});
