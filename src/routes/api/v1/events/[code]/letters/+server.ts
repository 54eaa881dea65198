import { bodyBounds, parsePost } from '#lib/domain/wire/wire.ts';
import { answer, unknownEventAnswer } from '#lib/server/asking/answers.ts';
import { body, organiserCall, question, writerCall } from '#lib/server/asking/calls.ts';
import { countStored, overShare } from '#lib/server/asking/shares.ts';
import { parseFeedQuery } from '#lib/server/letters/letters-feed.ts';

export const POST = writerCall(body(parsePost, bodyBounds.letters), async (call, post, bytes) => {
	const over = overShare(call, post.device, { items: post.items.length, bytes });
	if (over) return over;
	const outcome = await call.store.postLetters(call.code, post, call.channel);
	if (outcome.kind === 'unknown-event') return unknownEventAnswer();
	countStored(call, { items: outcome.stored, bytes });
	if (outcome.stored > 0) call.live.changed(call.code);
	return answer(201, outcome.answer);
});

export const GET = organiserCall(question(parseFeedQuery), async ({ store, code }, query) =>
	answer(200, await store.readFeed(code, query))
);
