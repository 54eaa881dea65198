import { parsePostedFacts } from '#lib/domain/wire/facts-wire.ts';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { answer, unknownEventAnswer } from '#lib/server/asking/answers.ts';
import { body, organiserCall, question } from '#lib/server/asking/calls.ts';
import { parseFeedQuery } from '#lib/server/letters/letters-feed.ts';

export const POST = organiserCall(body(parsePostedFacts, bodyBounds.batches), async ({ store, live, code }, posted) => {
	const outcome = await store.keepFacts(code, posted);
	if (outcome.kind === 'unknown-event') return unknownEventAnswer();
	// The counts are the same, but hearing them again makes the other organisers' desks look.
	if (outcome.stored > 0) live.changed(code);
	return answer(201, outcome.answer);
});

export const GET = organiserCall(question(parseFeedQuery), async ({ store, code }, query) =>
	answer(200, await store.readFacts(code, query))
);
