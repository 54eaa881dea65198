import { answer, unknownEventAnswer } from '#lib/server/asking/answers.ts';
import { nothing, organiserCall } from '#lib/server/asking/calls.ts';

export const GET = organiserCall(nothing, async ({ store, room, code }) => {
	const keeping = await store.readKeeping(code);
	if (!keeping) return unknownEventAnswer();
	return answer(200, { ...keeping, ...((await room.isLow()) && { nearlyFull: true }) });
});
