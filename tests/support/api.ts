/** The real endpoints over a real SQLite file, called as Kit calls them, without a network between. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mediaType } from '#lib/domain/wire/wire.ts';
import * as event from '../../src/routes/api/v1/events/[code]/+server.ts';
import * as batches from '../../src/routes/api/v1/events/[code]/batches/+server.ts';
import * as collected from '../../src/routes/api/v1/events/[code]/collected/+server.ts';
import * as devices from '../../src/routes/api/v1/events/[code]/devices/+server.ts';
import * as device from '../../src/routes/api/v1/events/[code]/devices/[device]/+server.ts';
import * as letters from '../../src/routes/api/v1/events/[code]/letters/+server.ts';
import * as live from '../../src/routes/api/v1/events/[code]/live/+server.ts';
import * as pack from '../../src/routes/api/v1/events/[code]/pack/+server.ts';
import * as paper from '../../src/routes/api/v1/events/[code]/paper/+server.ts';
import * as tally from '../../src/routes/api/v1/events/[code]/tally/+server.ts';
import * as events from '../../src/routes/api/v1/events/+server.ts';
import * as health from '../../src/routes/api/v1/health/+server.ts';

export const setUpToken = 'a-set-up-token-for-tests';
export const origin = 'http://table.test';

/** To be called before the first request: the store opens by itself. */
export function useNewDatabase() {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-api-'));
	Object.assign(process.env, { DATABASE_URL: `sqlite:${join(folder, 'test.db')}`, SETUP_TOKEN: setUpToken, ORIGIN: origin });
	return folder;
}

type Endpoint = (asked: { request: Request; params: Record<string, string>; url: URL }) => Promise<Response>;
type Methods = Partial<Record<string, Endpoint>>;
const routes: [RegExp, Methods][] = [
	[/^\/health$/, health],
	[/^\/events$/, events],
	[/^\/events\/(?<code>[^/]+)$/, event],
	[/^\/events\/(?<code>[^/]+)\/pack$/, pack],
	[/^\/events\/(?<code>[^/]+)\/letters$/, letters],
	[/^\/events\/(?<code>[^/]+)\/batches$/, batches],
	[/^\/events\/(?<code>[^/]+)\/collected$/, collected],
	[/^\/events\/(?<code>[^/]+)\/paper$/, paper],
	[/^\/events\/(?<code>[^/]+)\/tally$/, tally],
	[/^\/events\/(?<code>[^/]+)\/live$/, live],
	[/^\/events\/(?<code>[^/]+)\/devices$/, devices],
	[/^\/events\/(?<code>[^/]+)\/devices\/(?<device>[^/]+)$/, device]
];

export interface Ask {
	token?: string;
	/** Sent as JSON, unless it is text or a stream already. */
	body?: unknown;
	headers?: Record<string, string>;
}

export async function ask(method: string, path: string, { token, body, headers = {} }: Ask = {}): Promise<Response> {
	const url = new URL(`/api/v1${path}`, origin);
	const request = new Request(url, {
		method,
		headers: {
			...(token !== undefined && { authorization: `Bearer ${token}` }),
			...(body !== undefined && { 'content-type': mediaType }),
			...headers
		},
		body: typeof body === 'string' || body instanceof ReadableStream || body === undefined ? body : JSON.stringify(body),
		duplex: 'half'
	} as RequestInit);
	for (const [pattern, methods] of routes) {
		const found = pattern.exec(url.pathname.slice('/api/v1'.length));
		const endpoint = methods[method];
		if (found && endpoint) return endpoint({ request, params: { ...found.groups }, url });
	}
	throw new Error(`no endpoint for ${method} ${path}`);
}
