/** Kills a browser a few times while somebody writes. `npm run siege:browser` does it many times, in every engine. */
import { expect, test } from 'vitest';
import { engines } from '../support/engines/engines.ts';
import { besiegeBrowser } from '../support/engines/siege.ts';
import { aServer } from '../support/server.ts';

test('a browser killed in the middle of writing and handing in leaves each letter once, as a draft or in the outbox', async () => {
	const server = await aServer();
	const siege = await besiegeBrowser({ engine: engines.chromium, server, kills: 4, chance: Math.random }).finally(() =>
		server.discard()
	);
	expect(siege.broken).toEqual([]);
	expect(siege.kills).toBe(4);
});
