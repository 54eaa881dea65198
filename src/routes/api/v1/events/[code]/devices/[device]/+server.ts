import { bodyBounds, parseDeviceCard } from '#lib/domain/wire.ts';
import { admit, deviceIn, overDeviceShare } from '#lib/server/admit.ts';
import { answer, turnAway } from '#lib/server/answers.ts';
import { endpoint } from '#lib/server/endpoint.ts';
import { isoMoment } from '#lib/server/moments.ts';
import { readBody } from '#lib/server/read-body.ts';

export const PUT = endpoint(async (call) => {
	const admission = await admit(call, 'join');
	if (admission.kind === 'turned-away') return admission.answer;
	const device = deviceIn(call);
	if (device.kind === 'malformed') return turnAway('malformed', 'The device must be a lower-case UUID.');
	const body = await readBody(call.request, bodyBounds.small, parseDeviceCard);
	if (body.kind === 'turned-away') return body.answer;
	const over = overDeviceShare(call, admission.code, device.value);
	if (over) return over;
	await call.store.keepDeviceCard(admission.code, device.value, body.value);
	return answer(200, { serverTime: isoMoment(Date.now()) });
});
