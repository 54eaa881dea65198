/** Every bound of the wire, as the code has it. */
import * as channel from '#lib/domain/channels/channel.ts';
import * as handOver from '#lib/domain/hand-over.ts';
import * as hall from '#lib/domain/hall/hall-bounds.ts';
import * as factHead from '#lib/domain/facts/fact-head.ts';
import * as pagePicture from '#lib/domain/public-page/picture.ts';
import * as publicPage from '#lib/domain/public-page/public-page.ts';
import { heldBounds } from '#lib/domain/wire/held.ts';
import { paperBounds } from '#lib/domain/wire/paper-wire.ts';
import * as wire from '#lib/domain/wire/wire.ts';
import * as limits from '#lib/server/asking/limits.ts';

const constants = {
	...wire,
	...limits,
	...factHead,
	...hall,
	...handOver,
	...channel,
	...publicPage,
	...pagePicture,
	heldBounds,
	paperBounds
} as Record<string, unknown>;
/** `valueOf('batchBounds.items')` gives a bound. It gives `undefined` when the code has no bound of that name. */
export const valueOf = (name: string) =>
	name.split('.').reduce<unknown>((from, part) => (from as Record<string, unknown> | undefined)?.[part], constants);
