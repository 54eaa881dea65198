/** The real endpoints over a real SQLite file. They are called as Kit calls them, without a network. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mediaType } from '#lib/domain/wire/wire.ts';
import type { Net } from '#lib/net/ask.ts';

export const setUpToken = 'a-set-up-token-for-tests';
export const origin = 'http://table.test';

/** Must be called before the first request, because the store opens by itself. */
export function useNewDatabase() {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-api-'));
	Object.assign(process.env, { DATABASE_URL: `sqlite:${join(folder, 'test.db')}`, SETUP_TOKEN: setUpToken, ORIGIN: origin });
	return folder;
}

type Endpoint = (asked: { request: Request; params: Record<string, string>; url: URL }) => Promise<Response>;
type Methods = Partial<Record<string, Endpoint>>;

const folder = '../../src/routes/api/v1';
const files = import.meta.glob<Methods>('../../src/routes/api/v1/**/+server.ts', { eager: true });
/** Gives every call that is on disk: its address as Kit writes it (`/events/[code]/letters`), and its methods. */
export const routes = Object.entries(files).map(([file, methods]) => ({
	address: file.slice(folder.length, -'/+server.ts'.length),
	methods
}));
const patterns = routes.map(({ address, methods }): [RegExp, Methods] => [
	new RegExp(`^${address.replaceAll(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`),
	methods
]);

export interface Ask {
	token?: string;
	/** Sent as JSON, unless it is already text or a stream. */
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
	for (const [pattern, methods] of patterns) {
		const found = pattern.exec(url.pathname.slice('/api/v1'.length));
		const endpoint = methods[method];
		if (found && endpoint) return endpoint({ request, params: { ...found.groups }, url });
	}
	throw new Error(`no endpoint for ${method} ${path}`);
}

/** The same endpoints, as a device calls them. */
export const endpoints: Net = (path, { method = 'GET', headers, body }) =>
	ask(method, path.replace('/api/v1', ''), { body: body ?? undefined, headers: Object.fromEntries(new Headers(headers)) });
