import { unknownEvent, unlessUnchanged } from '#lib/server/asking/answers.ts';
import { anyonesCall, nothing } from '#lib/server/asking/calls.ts';

export const GET = anyonesCall(nothing, async ({ store, code, request }) => {
	const pack = await store.readPack(code);
	return pack ? unlessUnchanged(request, pack.digest, pack.json) : unknownEvent();
});
