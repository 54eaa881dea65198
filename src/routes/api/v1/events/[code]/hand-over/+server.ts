import { parsePostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { answer, turnAway } from '#lib/server/asking/answers.ts';
import { body, newOwnerCall } from '#lib/server/asking/calls.ts';

export const POST = newOwnerCall(body(parsePostedHandOver, bodyBounds.handOver), async ({ store, code, token }, sent) => {
	const outcome = await store.handOver(code, sent, token);
	return outcome.kind === 'accepted' ? answer(200, outcome.event) : turnAway(outcome.because, outcome.message);
});
