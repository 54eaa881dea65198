import { bodyBounds, parseNextManifest } from '#lib/domain/wire/wire.ts';
import { answer, answerWithTime, turnAway, unknownEventAnswer, unlessUnchanged } from '#lib/server/asking/answers.ts';
import { anyonesCall, body, nothing, ownerCall } from '#lib/server/asking/calls.ts';
import { hexDigest } from '#lib/server/events/digests.ts';

export const GET = anyonesCall(nothing, async ({ store, code, request }) => {
	const event = await store.readEvent(code);
	if (!event) return unknownEventAnswer();
	const json = JSON.stringify(event);
	return unlessUnchanged(request, hexDigest(json), json);
});

export const PUT = ownerCall(body(parseNextManifest, bodyBounds.event), async ({ store, code }, next) => {
	const outcome = await store.replaceManifest(code, next);
	return outcome.kind === 'accepted' ? answer(200, outcome.event) : turnAway(outcome.because, outcome.message);
});

export const DELETE = ownerCall(nothing, async ({ store, housekeeping, code }) => {
	await store.deleteEvent(code);
	housekeeping.soon();
	return answerWithTime(200);
});
