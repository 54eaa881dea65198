import { admit } from '#lib/server/admit.ts';
import { endpoint } from '#lib/server/endpoint.ts';
import { liveStream } from '#lib/server/live-stream.ts';

export const GET = endpoint(async (call) => {
	const admission = await admit(call, 'join', 'organiser');
	if (admission.kind === 'turned-away') return admission.answer;
	return liveStream(call.live, admission.code, () => call.store.readTally(admission.code));
});
