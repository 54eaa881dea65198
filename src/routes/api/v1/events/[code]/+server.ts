import { bodyBounds, parseNextManifest } from '#lib/domain/wire/wire.ts';
import { admit } from '#lib/server/asking/admit.ts';
import { answer, turnAway, unknownEvent, unlessUnchanged } from '#lib/server/asking/answers.ts';
import { sha256Hex } from '#lib/server/events/digests.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { isoMoment } from '#lib/server/moments.ts';
import { readBody } from '#lib/server/asking/read-body.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'join', 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const event = await call.store.readEvent(admission.code);
	if (!event) return unknownEvent();
	const json = JSON.stringify(event);
	return unlessUnchanged(call.request, sha256Hex(json), json);
});

export const PUT = endpoint(async (call) => {
	const admission = await admit(call, 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	const body = await readBody(call.request, bodyBounds.small, parseNextManifest);
	if (body.kind === 'turned-away') return body.answer;
	const outcome = await call.store.replaceManifest(admission.code, body.value);
	return outcome.kind === 'accepted' ? answer(200, outcome.event) : turnAway(outcome.because, outcome.message);
});

export const DELETE = endpoint(async (call) => {
	const admission = await admit(call, 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	await call.store.deleteEvent(admission.code);
	return answer(200, { serverTime: isoMoment(Date.now()) });
});
