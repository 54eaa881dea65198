/** As much of W3C WebDriver as the tests need, over `fetch`. https://www.w3.org/TR/webdriver2/ */
import { until } from '../patience.ts';
import type { Point } from './engine.ts';

export interface Session {
	capabilities: Record<string, unknown>;
	goto(address: string): Promise<void>;
	/** Gives the value of an expression. A promise is awaited. */
	evaluate(expression: string): Promise<unknown>;
	press(points: Point[]): Promise<void>;
	keys(text: string): Promise<void>;
	picture(): Promise<Uint8Array>;
	end(): Promise<void>;
}

/** Opens a session with the driver at this address, as soon as it answers. */
export async function startSession(driver: string, alwaysMatch: Record<string, unknown>): Promise<Session> {
	await untilReady(driver);
	const started = (await ask(driver, 'POST', '/session', { capabilities: { alwaysMatch } })) as {
		sessionId: string;
		capabilities: Record<string, unknown>;
	};
	const post = (path: string, body: unknown = {}) => ask(`${driver}/session/${started.sessionId}`, 'POST', path, body);
	await post('/timeouts', { script: 60_000, pageLoad: 60_000 });
	return {
		capabilities: started.capabilities,
		goto: async (url) => void (await post('/url', { url })),
		evaluate: (expression) => evaluate(post, expression),
		press: async (points) => void (await post('/actions', { actions: [pointerActions(points)] })),
		keys: async (text) => void (await post('/actions', { actions: [keyActions(text)] })),
		picture: async () =>
			Buffer.from((await ask(`${driver}/session/${started.sessionId}`, 'GET', '/screenshot')) as string, 'base64'),
		end: async () => void (await ask(`${driver}/session/${started.sessionId}`, 'DELETE', ''))
	};
}

async function evaluate(post: (path: string, body: unknown) => Promise<unknown>, expression: string): Promise<unknown> {
	const script = `const done = arguments[arguments.length - 1];
		(async () => ${expression})().then((value) => done({ value }), (failure) => done({ failure: String(failure) }));`;
	const outcome = (await post('/execute/async', { script, args: [] })) as { value?: unknown; failure?: string };
	if (outcome.failure !== undefined) throw new Error(outcome.failure);
	return outcome.value;
}

function pointerActions([first, ...others]: Point[]) {
	const moveTo = ({ x, y }: Point) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
	return {
		type: 'pointer',
		id: 'mouse',
		parameters: { pointerType: 'mouse' },
		actions: [
			...(first ? [moveTo(first)] : []),
			{ type: 'pointerDown', button: 0 },
			...others.map(moveTo),
			{ type: 'pointerUp', button: 0 }
		]
	};
}

const keyActions = (text: string) => ({
	type: 'key',
	id: 'keyboard',
	actions: [...text].flatMap((value) => [
		{ type: 'keyDown', value },
		{ type: 'keyUp', value }
	])
});

async function untilReady(driver: string) {
	const isReady = () =>
		ask(driver, 'GET', '/status').then(
			() => true,
			() => false
		);
	await until(isReady, 50, () => `no WebDriver answers at ${driver}`);
}

async function ask(base: string, method: string, path: string, body?: unknown): Promise<unknown> {
	const answer = await fetch(base + path, {
		method,
		headers: { 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	const { value } = (await answer.json()) as { value: unknown };
	if (answer.ok) return value;
	const { error, message } = value as { error: string; message: string };
	throw new Error(`${path}: ${error}: ${message}`);
}
