import { answer } from '#lib/server/asking/answers.ts';
import { nothing, organiserCall } from '#lib/server/asking/calls.ts';

export const GET = organiserCall(nothing, async ({ store, code }) => answer(200, await store.readChannels(code)));
