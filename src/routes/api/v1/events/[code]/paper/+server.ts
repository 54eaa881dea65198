import { parsePaper, type PaperReceipt } from '#lib/domain/wire/paper-wire.ts';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { answer, turnAway, unknownEventAnswer } from '#lib/server/asking/answers.ts';
import { anyonesCall, body, organiserCall, question } from '#lib/server/asking/calls.ts';
import { parseFeedQuery } from '#lib/server/letters/letters-feed.ts';
import { isoMoment, toQuarterHour } from '#lib/server/moments.ts';

const parse = parsePaper(() => isoMoment(toQuarterHour(Date.now())));

export const POST = anyonesCall(body(parse, bodyBounds.small), async ({ store, live, code, role }, posted) => {
	const outcome = await store.keepPaper(code, posted, role);
	if (outcome.kind === 'unknown-event') return unknownEventAnswer();
	if (outcome.stored > 0) live.changed(code);
	const refused = posted.isOfBefore && outcome.answer.receipts.find(({ outcome: each }) => each === 'refused');
	return refused ? turnedAway(refused) : answer(201, outcome.answer);
});

export const GET = organiserCall(question(parseFeedQuery), async ({ store, code }, query) =>
	answer(200, await store.readPaper(code, query))
);

/**
 * An older app understands only the status and then sends all facts again. The facts that are here by then are answered as known.
 */
const turnedAway = ({ reason }: PaperReceipt) =>
	reason === 'unknown-case'
		? turnAway('malformed', 'A count names a case that is not in the pack.')
		: turnAway('server-full', 'This event has too many paper counts.');
