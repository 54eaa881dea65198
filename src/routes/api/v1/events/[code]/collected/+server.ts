import { bodyBounds, parseCollected } from '#lib/domain/wire/wire.ts';
import { answerWithTime } from '#lib/server/asking/answers.ts';
import { body, organiserCall } from '#lib/server/asking/calls.ts';

export const POST = organiserCall(body(parseCollected, bodyBounds.small), async ({ store, code }, { ids }) => {
	await store.markCollected(code, ids);
	return answerWithTime(200);
});
