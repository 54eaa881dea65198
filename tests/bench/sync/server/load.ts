/** Posts bodies over several connections that stay open, as fast as the server answers. */
import http from 'node:http';
import { mediaType, type PostAnswer } from '#lib/domain/wire/wire.ts';

export interface Target {
	url: string;
	token: string;
	/** express-pouchdb has another media type and another answer. */
	isPouch?: boolean;
}
export interface Answered {
	status: number;
	body: string;
	ms: number;
}

export function post(agent: http.Agent, { url, token, isPouch }: Target, body: Buffer): Promise<Answered> {
	const startedAt = performance.now();
	const type = isPouch ? 'application/json' : mediaType;
	const authorization = isPouch ? {} : { authorization: `Bearer ${token}` };
	const headers = { ...authorization, 'content-type': type, 'content-length': body.length };
	return new Promise((settle, fail) => {
		const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', fail);
			response.on('end', () =>
				settle({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), ms: performance.now() - startedAt })
			);
		});
		request.on('error', fail);
		request.end(body);
	});
}

/** Gives the seconds until every body was answered with nothing but `stored`. */
export async function drive(target: Target, bodies: Buffer[], connections: number): Promise<number> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
	const startedAt = performance.now();
	let next = 0;
	await Promise.all(
		Array.from({ length: connections }, async () => {
			for (let body = bodies[next++]; body; body = bodies[next++]) mustBeStored(target, await post(agent, target, body));
		})
	);
	agent.destroy();
	return (performance.now() - startedAt) / 1000;
}

function mustBeStored({ isPouch }: Target, { status, body }: Answered) {
	if (isPouch) {
		const rows = JSON.parse(body) as { ok?: boolean }[];
		if (status !== 201 || rows.some(({ ok }) => !ok)) throw new Error(`${status} ${body.slice(0, 200)}`);
		return;
	}
	const { receipts } = JSON.parse(body) as PostAnswer;
	if (status !== 201 || receipts.some(({ outcome }) => outcome !== 'stored')) throw new Error(`${status} ${body.slice(0, 200)}`);
}
