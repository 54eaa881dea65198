/** Channels as organisers open them, with tokens made of counted bytes. */
import type { PutChannel, ToldChannel } from '#lib/domain/wire/channels-wire.ts';
import { countedRandom } from './builders.ts';
import { aPosted, sha256 } from './signed-event.ts';

export const aChannelId = '01938b6f-0000-7000-8000-0000000000c1';
export const channelIdOf = (number: number) => `01938b6f-0000-7000-8000-${(0xc0 + number).toString(16).padStart(12, '0')}`;

const tokenBytes = (seed: number) => countedRandom(100 + seed)(16);
/** The bearer token of the link that `aPutChannel` opens with the same seed. */
export const channelTokenOf = (seed: number) => Buffer.from(tokenBytes(seed)).toString('base64url');

export const aPutChannel = (seed: number, change: Partial<PutChannel> = {}): PutChannel => ({
	tokenHash: sha256(tokenBytes(seed)),
	sealed: aPosted(900 + seed).sealed,
	closed: false,
	...change
});

export const aToldChannel = (change: Partial<ToldChannel> = {}): ToldChannel => ({
	...{ id: aChannelId, tokenHash: sha256(tokenBytes(1)), sealed: aPosted(901).sealed },
	...{ openedAt: '2026-12-10T12:00:00.000Z', items: 0 },
	...change
});
