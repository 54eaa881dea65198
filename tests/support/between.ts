/** Something between the devices and the server: a Wi-Fi that wants a sign-in, a gateway that fails, or a host that lies. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

export interface Asked {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}
export interface Given {
	status: number;
	headers?: Record<string, string>;
	body?: string | Uint8Array;
}

export class Between {
	readonly port: number;
	readonly target: string | undefined;
	/** Answers in place of the server. `undefined` lets the request through, and a failure resets the connection. */
	instead: (asked: Asked) => Given | undefined | Promise<Given | undefined> = () => undefined;
	/** Changes what the server answered. */
	altered: (asked: Asked, given: Given) => Given | Promise<Given> = (_, given) => given;
	#server: Server | undefined;

	/** Without a `target`, there is no server behind it. */
	constructor(port: number, target?: string) {
		this.port = port;
		this.target = target;
	}
	get url() {
		return `http://localhost:${this.port}`;
	}

	async start() {
		this.#server = createServer((request, response) => {
			const { method = 'GET', url: path = '/', headers } = request;
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				this.#answer({ method, path, headers, body: Buffer.concat(chunks) }).then(
					({ status, headers: given = {}, body = '' }) => response.writeHead(status, given).end(body),
					() => response.destroy()
				);
			});
		});
		await new Promise<void>((settle) => this.#server?.listen(this.port, '127.0.0.1', settle));
	}

	async stop() {
		const server = this.#server;
		this.#server = undefined;
		if (!server) return;
		const closed = new Promise((settle) => server.close(settle));
		server.closeAllConnections();
		await closed;
	}

	async #answer(asked: Asked): Promise<Given> {
		return (await this.instead(asked)) ?? this.altered(asked, await this.#fromServer(asked));
	}

	async #fromServer({ method, path, headers, body }: Asked): Promise<Given> {
		if (!this.target) throw new Error('nothing is behind it');
		const { host: _host, connection: _connection, 'accept-encoding': _encoding, origin, ...rest } = headers;
		const passed = { ...(rest as Record<string, string>), ...(origin ? { origin: this.target } : {}) };
		const hasBody = method !== 'GET' && method !== 'HEAD';
		const answer = await fetch(this.target + path, {
			method,
			headers: passed,
			redirect: 'manual',
			...(hasBody ? { body: new Uint8Array(body) } : {})
		});
		const given = Object.fromEntries([...answer.headers].filter(([name]) => !isHopByHop(name)));
		return { status: answer.status, headers: given, body: new Uint8Array(await answer.arrayBuffer()) };
	}
}

const isHopByHop = (name: string) => ['connection', 'content-encoding', 'content-length', 'transfer-encoding'].includes(name);

/** The page of a Wi-Fi that wants a sign-in, whatever was asked. */
export const signInPage = (): Given => ({
	status: 200,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: '<!doctype html><title>Free Wi-Fi</title><h1>Accept our terms</h1>'
});
