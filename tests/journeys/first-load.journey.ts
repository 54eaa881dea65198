/**
 * What a newcomer's browser must fetch before a screen can be used stays within its bound. This matters most on a slow line in a
 * hall.
 */
import { expect, test } from '@playwright/test';
import { firstLoads } from '../bench/first-load.ts';
import { openEvent } from '../support/event.ts';
import { aServer } from '../support/server.ts';

test('the script of a first load keeps within its bound on every screen', async () => {
	const server = await aServer();
	try {
		const loads = await firstLoads(server, await openEvent(server.url));
		expect(loads.map(({ name }) => name)).toEqual(['start', 'join', 'cases', 'letter', 'card']);
		expect(loads.filter(({ kib, boundKib }) => kib > boundKib)).toEqual([]);
	} finally {
		await server.discard();
	}
});
