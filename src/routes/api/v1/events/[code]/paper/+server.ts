import { bodyBounds, parsePaper } from '#lib/domain/wire/wire.ts';
import { answerWithTime, turnAway } from '#lib/server/asking/answers.ts';
import { anyonesCall, body } from '#lib/server/asking/calls.ts';

export const POST = anyonesCall(body(parsePaper, bodyBounds.small), async ({ store, live, code, role }, { counts }) => {
	const outcome = await store.countPaper(code, counts, role);
	if (outcome === 'unknown-case') return turnAway('malformed', 'A count names a case that is not in the pack.');
	if (outcome === 'full') return turnAway('server-full', 'This event has too many paper counts.');
	live.changed(code);
	return answerWithTime(201);
});
