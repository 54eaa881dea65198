/** One event on a server of its own, behind the real endpoints, for all tests of a file. */
import { beforeAll, expect } from 'vitest';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { ask, setUpToken, type Ask } from './api.ts';
import { useOwnServer } from './own-server.ts';
import { aDevice, anEvent, type TestEvent } from './signed-event.ts';

/** `join` and `organiser`: what somebody sends who may ask as such. */
export function eventOnApi() {
	useOwnServer();
	const here = {} as { event: TestEvent; path: string; join: Ask; organiser: Ask };
	const calls = {
		post: (items: unknown[], how = here.join) =>
			ask('POST', `${here.path}/letters`, { ...how, body: { device: aDevice, items } }),
		/** The ids of all items that the server has, or what is wrong with its answer. */
		stored: async () => {
			const page = parseFeedPage(await (await ask('GET', `${here.path}/letters?limit=500`, here.organiser)).json());
			return page.kind === 'parsed' ? page.value.letters.map(({ id }) => id) : page.problem;
		}
	};
	beforeAll(async () => {
		here.event = await anEvent();
		here.path = `/events/${here.event.code}`;
		here.join = { token: here.event.joinToken };
		here.organiser = { token: here.event.organiserToken };
		expect((await ask('POST', '/events', { token: setUpToken, body: here.event.sent })).status).toBe(201);
	});
	return Object.assign(here, calls);
}

/** The status and the kind of an error that is said in words. */
export async function errorOf(response: Response): Promise<string> {
	expect(response.headers.get('content-type')).toBe(mediaType);
	const { error } = (await response.json()) as { error: { kind: string; message: string } };
	expect(error.message).toMatch(/\S/);
	return `${response.status} ${error.kind}`;
}
