import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeRunning, running } from '#lib/server/running.ts';
import { GET as metrics } from '../../../src/routes/metrics/+server.ts';
import { GET as ready } from '../../../src/routes/ready/+server.ts';
import { ask, origin, useNewDatabase } from '../../support/api.ts';
import { anEventOnServer, deliverLetters } from '../../support/desks.ts';

const folder = useNewDatabase();
const metricsToken = 'who-watches-the-server';
// A question that the file before left behind may have opened that file's server again.
beforeAll(closeRunning);
afterAll(async () => {
	await closeRunning();
	delete process.env.METRICS_TOKEN;
	rmSync(folder, { recursive: true });
});

const get = (endpoint: typeof metrics, token?: string) => {
	const url = new URL('/metrics', origin);
	const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` };
	return endpoint({ request: new Request(url, { headers }), params: {}, url });
};

test('GET metrics is there only with a METRICS_TOKEN, and only for who has it', async () => {
	expect((await get(metrics, metricsToken)).status).toBe(404);
	await closeRunning();
	process.env.METRICS_TOKEN = metricsToken;
	expect([(await get(metrics)).status, (await get(metrics, 'a-guess')).status]).toEqual([403, 403]);
	expect((await get(metrics, metricsToken)).status).toBe(200);
});

test('GET metrics gives numbers of the whole in the text of Prometheus, and names nothing of anybody', async () => {
	process.env.METRICS_TOKEN = metricsToken;
	const event = await anEventOnServer();
	const ids = await deliverLetters(event, 3);
	await ask('GET', `/events/${event.code}/letters`);
	const text = await (await get(metrics, metricsToken)).text();
	for (const line of text.trim().split('\n'))
		expect(line).toMatch(/^(# (HELP|TYPE) writing_table_\w+ .+|writing_table_\w+(\{status="\w+"\})? \d+)$/);
	expect(text).toContain('\nwriting_table_items 3\n');
	expect(text).toContain('\nwriting_table_events 1\n');
	expect(text).toMatch(/\nwriting_table_disk_nearly_full 0\n/);
	expect(text).toMatch(/\nwriting_table_disk_free_bytes [1-9]\d*\n/);
	expect(text).toMatch(/\nwriting_table_answers_total\{status="4xx"\} [1-9]\d*\n/);
	for (const named of [event.code, event.manifest.eventId, ...ids]) expect(text).not.toContain(named);
});

test('GET ready says 200 while the database answers, and 503 when it is busy', async () => {
	expect((await get(ready)).status).toBe(200);
	const { store } = await running();
	store.isReady = () => Promise.reject(Object.assign(new Error('locked'), { errcode: 5 }));
	expect((await get(ready)).status).toBe(503);
	await closeRunning();
});

test('GET ready and metrics say that the disk is nearly full, and the server still serves', async () => {
	// No test machine has a tebibyte free.
	Object.assign(process.env, { METRICS_TOKEN: metricsToken, LOW_DISK_MIB: String(1024 ** 2) });
	const said = vi.spyOn(console, 'error').mockImplementation(() => {});
	const answer = await get(ready);
	expect([answer.status, await answer.json()]).toEqual([200, { ready: true, nearlyFull: true }]);
	expect(await (await get(metrics, metricsToken)).text()).toContain('\nwriting_table_disk_nearly_full 1\n');
	const event = await anEventOnServer();
	const keeping = await ask('GET', `/events/${event.code}/keeping`, { token: event.token });
	expect(await keeping.json()).toMatchObject({ nearlyFull: true, collectedForDays: 30 });
	await deliverLetters(event, 1);
	expect(said.mock.calls).toEqual([[expect.stringMatching(/^The disk is nearly full: \d+ MiB are left/)]]);
	said.mockRestore();
	delete process.env.LOW_DISK_MIB;
});
