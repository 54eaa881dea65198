import { bodyBounds, parsePaper } from '#lib/domain/wire/wire.ts';
import { admit } from '#lib/server/asking/admit.ts';
import { answer, turnAway } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { isoMoment } from '#lib/server/moments.ts';
import { readBody } from '#lib/server/asking/read-body.ts';

export const POST = endpoint(async (call) => {
	const admission = await admit(call, 'join', 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const body = await readBody(call.request, bodyBounds.small, parsePaper);
	if (body.kind === 'turned-away') return body.answer;
	const outcome = await call.store.countPaper(admission.code, body.value.counts);
	if (outcome === 'unknown-case') return turnAway('malformed', 'A count names a case that is not in the pack.');
	if (outcome === 'full') return turnAway('server-full', 'This event has too many paper counts.');
	call.live.changed(admission.code);
	return answer(201, { serverTime: isoMoment(Date.now()) });
});
