import { expect, test } from 'vitest';
import type { ChannelContent } from '#lib/domain/channels/channel.ts';
import { longestLinkName } from '#lib/domain/channels/channel.ts';
import { sealedCard } from '#lib/domain/wire/wire.ts';
import { organiserKeyOf } from '#lib/keys/organiser-key.ts';
import { sha256Hex, toHex } from '#lib/keys/bytes.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { openChannel, sealChannel } from '#lib/sealing/seal-channel.ts';
import { idOf } from '../support/signed-event.ts';

const key = await organiserKeyOf(new Uint8Array(16).fill(7));
const other = await organiserKeyOf(new Uint8Array(16).fill(8));
const content: ChannelContent = { v: 1, event: '7KQ2MB', id: idOf(1), kind: 'table', name: '9' };
const seal = async (change: Partial<ChannelContent> = {}) =>
	sealChannel({ ...content, ...change }, [await recipientOf(key.identity)]);
const open = (sealed: string, identity = key.identity, id = idOf(1)) => openChannel(sealed, identity, { event: '7KQ2MB', id });

test('openChannel gives what sealChannel sealed, for these words, this event and this channel alone', async () => {
	expect(await open(await seal())).toEqual(content);
	expect(await open(await seal(), other.identity)).toBeUndefined();
	expect(await open(await seal(), key.identity, idOf(2))).toBeUndefined();
	expect(await open(await seal({ event: '7KQ2MC' }))).toBeUndefined();
	expect(await open('YWJj')).toBeUndefined();
});

test('sealChannel gives an age file of the smallest size class for every name', async () => {
	for (const name of ['9', 'ღ'.repeat(longestLinkName)])
		expect(() => seal({ name }).then((sealed) => sealedCard(sealed, ''))).not.toThrow();
	expect(sealedCard(await seal({ name: 'ღ'.repeat(longestLinkName) }), '')).not.toBe('');
});

test('channelToken is another for each id, kind, name and key, and the same whenever it is asked for', async () => {
	const tokens = await Promise.all([
		key.channelToken(content),
		key.channelToken({ ...content, id: idOf(2) }),
		key.channelToken({ ...content, kind: 'group' }),
		key.channelToken({ ...content, name: '10' }),
		other.channelToken(content),
		Promise.resolve(key.joinToken)
	]);
	expect(new Set(tokens.map(toHex)).size).toBe(tokens.length);
	expect(tokens.map(({ length }) => length)).toEqual(Array(tokens.length).fill(16));
	expect(await key.channelToken(content)).toEqual(tokens[0]);
	// Written down once: links on paper must be shown again by every later version.
	expect(await sha256Hex(await key.channelToken(content))).toBe(
		'5e6fab5c7366378b72606c1c035ea757d07d096aff577c9006b1667d082f3a88'
	);
});
