import { parseHeldQuestion } from '#lib/domain/wire/held.ts';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { answer } from '#lib/server/asking/answers.ts';
import { body, writerCall } from '#lib/server/asking/calls.ts';
import { overShare } from '#lib/server/asking/shares.ts';

export const POST = writerCall(body(parseHeldQuestion, bodyBounds.small), async (call, asked, bytes) => {
	const over = overShare(call, asked.device, { items: 0, bytes });
	return over ?? answer(200, await call.store.readHeld(call.code, asked));
});
