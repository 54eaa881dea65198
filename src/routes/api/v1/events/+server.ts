import { bodyBounds, parseNewEvent } from '#lib/domain/wire/wire.ts';
import { answer, turnAway } from '#lib/server/asking/answers.ts';
import { body, keyCall, nothing, setUpCall } from '#lib/server/asking/calls.ts';

export const POST = setUpCall(body(parseNewEvent, bodyBounds.event), async ({ store }, sent) => {
	const outcome = await store.createEvent(sent);
	return outcome.kind === 'accepted' ? answer(201, outcome.event) : turnAway(outcome.because, outcome.message);
});

export const GET = keyCall(nothing, ({ codes }) => answer(200, { codes }));
