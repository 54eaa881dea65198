import { bodyBounds, parseDeviceCard } from '#lib/domain/wire/wire.ts';
import { admit, deviceIn, overShare } from '#lib/server/asking/admit.ts';
import { answer, turnAway } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { isoMoment } from '#lib/server/moments.ts';
import { readBody } from '#lib/server/asking/read-body.ts';

export const PUT = endpoint(async (call) => {
	const admission = await admit(call, 'join');
	if (admission.kind === 'turned-away') return admission.answer;
	const device = deviceIn(call);
	if (device.kind === 'malformed') return turnAway('malformed', 'The device must be a lower-case UUID.');
	const body = await readBody(call.request, bodyBounds.small, parseDeviceCard);
	if (body.kind === 'turned-away') return body.answer;
	const over = overShare(call, admission.code, device.value, { items: 0, bytes: body.bytes });
	if (over) return over;
	const outcome = await call.store.keepDeviceCard(admission.code, device.value, body.value);
	if (outcome === 'full') return turnAway('server-full', 'This event has too many devices; letters are taken all the same.');
	return answer(200, { serverTime: isoMoment(Date.now()) });
});
