import { Agent, request as askOverHttp } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { buildingMs, ensureBuilt } from '../support/built-app.ts';
import { createOn } from '../support/receipts.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { anEvent } from '../support/signed-event.ts';

let server: BuiltServer;
// All requests use one connection, as between a proxy and the server.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
	ensureBuilt();
	server = await aServer();
}, buildingMs);
afterAll(async () => {
	agent.destroy();
	await server.discard();
});

function ask(method: string, path: string, body?: string, isChunked = false, token = 'of-nothing-at-all'): Promise<number> {
	const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'content-type': mediaType };
	if (body !== undefined && !isChunked) headers['content-length'] = String(Buffer.byteLength(body));
	return new Promise((settle, fail) => {
		const request = askOverHttp(server.url + path, { agent, method, headers }, (answer) => {
			answer.resume().on('end', () => settle(answer.statusCode ?? 0));
		});
		request.on('error', fail).end(body);
	});
}

test.each([
	['small', 1_000],
	['of many pieces', 300_000],
	['too large', 600_000]
])('serve answers the next request on a connection whose last body, %s, nobody read', async (_size, bytes) => {
	for (let round = 0; round < 10; round++) {
		expect(await ask('POST', '/api/v1/events/7KQ2MB/letters', 'x'.repeat(bytes))).toBe(404);
		expect(await ask('GET', '/api/v1/health')).toBe(200);
	}
});

/** Gives the status line of the answer to exactly these lines. */
function sayRaw(lines: string[]): Promise<string> {
	return new Promise((settle, fail) => {
		const socket = connect(server.port, '127.0.0.1', () => socket.write([...lines, '', ''].join('\r\n')));
		socket.once('data', (bytes) => settle(bytes.toString().split('\r\n')[0]!)).once('error', fail);
		socket.once('data', () => socket.destroy());
	});
}

test('serve refuses a request with two Host headers, and takes one', async () => {
	const health = 'GET /api/v1/health HTTP/1.1';
	const host = `Host: localhost:${server.port}`;
	expect(await sayRaw([health, host, 'host: elsewhere.example'])).toBe('HTTP/1.1 400 Bad Request');
	expect(await sayRaw([health, host, host])).toBe('HTTP/1.1 400 Bad Request');
	expect(await sayRaw([health, host, 'x-host: other'])).toBe('HTTP/1.1 200 OK');
});

test('serve answers 413 to a body without a length that turns out too large, and the next request', async () => {
	const event = await anEvent();
	await createOn(server, event);
	for (let round = 0; round < 5; round++) {
		const body = `{"device":"${'x'.repeat(1_500_000)}"}`;
		expect(await ask('POST', `/api/v1/events/${event.code}/letters`, body, true, event.joinToken)).toBe(413);
		expect(await ask('GET', '/api/v1/health')).toBe(200);
	}
});
