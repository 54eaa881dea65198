import { parsePutChannel } from '#lib/domain/wire/channels-wire.ts';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { answerWithTime, turnAway } from '#lib/server/asking/answers.ts';
import { body, ofChannel, ownerCall } from '#lib/server/asking/calls.ts';

const channel = ofChannel(body(parsePutChannel, bodyBounds.small));

export const PUT = ownerCall(channel, async ({ store, live, code }, { channel: id, sent }) => {
	const outcome = await store.keepChannel(code, id, sent);
	if (outcome.kind === 'refused') return turnAway(outcome.because, outcome.message);
	// The counts are the same, but hearing them again makes the other organisers' desks look.
	live.changed(code);
	return answerWithTime(200);
});
