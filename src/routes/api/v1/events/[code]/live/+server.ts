import { admit } from '#lib/server/asking/admit.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { liveStream } from '#lib/server/letters/live-stream.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'join', 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	return liveStream(call.live, admission.code, () => call.store.readTally(admission.code));
});
