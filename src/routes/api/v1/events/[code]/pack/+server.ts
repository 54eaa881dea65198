import { unknownEventAnswer, unlessUnchanged } from '#lib/server/asking/answers.ts';
import { anyonesCall, nothing } from '#lib/server/asking/calls.ts';
import { encoded } from '#lib/server/asking/encoding.ts';

export const GET = anyonesCall(nothing, async ({ store, packs, code, request }) => {
	const pack = await store.readPack(code);
	return pack ? encoded(request, unlessUnchanged(request, pack.digest, pack.json), packs.of(pack.digest)) : unknownEventAnswer();
});
