/** A plain Node server around the built app's handler. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { headersFor } from './headers.ts';
import { passOverUnreadBody } from './unread-body.ts';

export interface ServeSettings {
	host: string;
	port: number;
	origin?: string;
	/** The folder of the built app. */
	build: string;
}
export interface Serving {
	address: string;
	/**
	 * Ends the live streams, waits up to 20 s for the answers under way, and then tells the app to close its database. A second call
	 * waits for the first.
	 */
	stop(): Promise<void>;
}

const graceMs = 20_000;
/** Longer than proxies keep a connection. Otherwise a proxy could send a request while its connection is being closed. */
const keepAliveMs = 150_000;

/**
 * Serves the built app, and resolves when the server listens. Port 0 takes a free port. Rejects when it cannot listen there (the port
 * is taken or not allowed), and when the app is not built.
 */
export async function serve({ host, port, origin, build }: ServeSettings): Promise<Serving> {
	const handler = await builtHandler(build);
	const streams = new Set<ServerResponse>();
	const server = createServer((request, response) => {
		setHeaders(request, response, origin);
		if (hosts(request) > 1) return void response.writeHead(400, { connection: 'close' }).end('One Host header, please.\n');
		keepTrackOfStream(streams, response);
		passOverUnreadBody(request, response);
		handler(request, response);
	});
	server.keepAliveTimeout = keepAliveMs;
	await listen(server, host, port);
	const { port: taken } = server.address() as AddressInfo;
	let stopping: Promise<void> | undefined;
	return {
		address: origin ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${taken}`,
		// A terminal and npm both pass Ctrl-C on, so `stop` may be called twice.
		stop: () => (stopping ??= stop(server, streams))
	};
}

/** Loads the handler. It reads the bound of a body only now. The app's own bounds are smaller, and each call has its own. */
async function builtHandler(build: string): Promise<RequestListener> {
	process.env.BODY_SIZE_LIMIT ??= String(bodyBounds.event + 1024);
	const { handler } = (await import(pathToFileURL(resolve(build, 'handler.js')).href)) as { handler: RequestListener };
	return handler;
}

/** Ends the program with one sentence about why it does not serve. */
export function stopBecause(fault: NodeJS.ErrnoException): never {
	const sentences: Record<string, string> = {
		EADDRINUSE: 'The port is taken; choose another.',
		EACCES: 'This port may not be used; choose one above 1023.',
		ERR_MODULE_NOT_FOUND: 'There is no built app here; run npm run build first.'
	};
	console.error(sentences[fault.code ?? ''] ?? `The server did not start: ${fault.message}`);
	process.exit(1);
}

/** Sets the headers of an answer. The app may replace them later. */
function setHeaders(request: IncomingMessage, response: ServerResponse, origin: string | undefined) {
	const path = (request.url ?? '/').split('?')[0] ?? '/';
	for (const [name, value] of Object.entries(headersFor(path, origin))) response.setHeader(name, value);
}

/** Counts the Host headers. Of several, Node takes the first and a proxy may take the last, so the two could mean different sites. */
const hosts = ({ rawHeaders }: IncomingMessage) =>
	rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;

/** Keeps the open answers, because a live stream never ends by itself and would keep the server from stopping. */
function keepTrackOfStream(streams: Set<ServerResponse>, response: ServerResponse) {
	streams.add(response);
	response.once('close', () => streams.delete(response));
}

const listen = (server: Server, host: string, port: number) =>
	new Promise<void>((settle, fail) => {
		server.once('error', fail);
		server.listen(port, host, settle);
	});

async function stop(server: Server, streams: Set<ServerResponse>): Promise<void> {
	const closed = new Promise((settle) => server.close(settle));
	// A busy connection is closed as soon as its answer is out, not when its keep-alive ends.
	const tidying = setInterval(() => server.closeIdleConnections(), 50);
	for (const response of streams) if (isLive(response)) response.destroy();
	const impatience = setTimeout(() => server.closeAllConnections(), graceMs);
	await closed;
	clearTimeout(impatience);
	clearInterval(tidying);
	// The app closes its database on this event of adapter-node.
	(process as NodeJS.EventEmitter).emit('sveltekit:shutdown', 'SIGTERM');
}

const isLive = (response: ServerResponse) => String(response.getHeader('content-type')).startsWith('text/event-stream');
