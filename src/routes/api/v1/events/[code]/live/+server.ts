import { anyonesCall, nothing } from '#lib/server/asking/calls.ts';
import { liveStream } from '#lib/server/letters/live-stream.ts';

export const GET = anyonesCall(nothing, ({ store, live, code }) => liveStream(live, code, () => store.readTally(code)));
