import { bodyBounds, parseDeviceCard } from '#lib/domain/wire/wire.ts';
import { answerWithTime, turnAway } from '#lib/server/asking/answers.ts';
import { body, ofDevice, writerCall } from '#lib/server/asking/calls.ts';
import { overShare } from '#lib/server/asking/shares.ts';

const card = ofDevice(body(parseDeviceCard, bodyBounds.small));

export const PUT = writerCall(card, async (call, { device, sent }, bytes) => {
	const over = overShare(call, device, { items: 0, bytes });
	if (over) return over;
	const outcome = await call.store.keepDeviceCard(call.code, device, sent);
	if (outcome === 'full') return turnAway('server-full', 'This event has too many devices; letters are taken all the same.');
	return answerWithTime(200);
});
