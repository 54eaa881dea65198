import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { parsePostedPage } from '#lib/domain/wire/page-wire.ts';
import { answer, answerWithTime, turnAway } from '#lib/server/asking/answers.ts';
import { body, nothing, organiserCall, ownerCall } from '#lib/server/asking/calls.ts';

export const GET = organiserCall(nothing, async ({ store, code }) => answer(200, await store.readPage(code)));

export const PUT = ownerCall(body(parsePostedPage, bodyBounds.page), async ({ store, code }, posted) => {
	const outcome = await store.keepPage(code, posted);
	return outcome.kind === 'kept' ? answerWithTime(200) : turnAway(outcome.because, outcome.message);
});

export const DELETE = ownerCall(nothing, async ({ store, code }) => {
	await store.dropPage(code);
	return answerWithTime(200);
});
