import { answer, unknownEventAnswer } from '#lib/server/asking/answers.ts';
import { anyonesCall, nothing } from '#lib/server/asking/calls.ts';

export const GET = anyonesCall(nothing, async ({ store, code }) => {
	const tally = await store.readTally(code);
	return tally ? answer(200, tally) : unknownEventAnswer();
});
