/** The way between a page and the server, and everything that can happen to a message on it. */
import { healthPath } from '#lib/domain/wire/health.ts';
import type { Net } from '#lib/net/ask.ts';
import { altered, invented } from './false-answers.ts';
import type { HallServer } from './hall-server.ts';
import { turnedAway, type Given, type Sent } from './hall-shell.ts';
import { fate } from './memory-disk.ts';
import type { Life, Stage } from './stage.ts';

/** What happens to one request, or to its answer. */
export const messageFaults = [
	'no network',
	'the request is lost',
	'the answer is lost',
	'the request hangs',
	'the answer hangs',
	'the request arrives twice at once',
	'a copy arrives a minute later',
	'a copy arrives a week later',
	'the request is cut short',
	'the answer is cut short',
	'the answer breaks off while it is read',
	'an older answer comes instead',
	'a sign-in page answers with 200',
	'a sign-in page answers with 201',
	'a sign-in page redirects',
	'a redirect was followed to a sign-in page',
	'a cache answers with receipts in plain JSON',
	'a cache answers with other digests',
	'half the receipts are missing',
	'the answer has a wrong date',
	'the answer has a wrong date',
	'a gateway answers with a status',
	'a gateway answers with a status',
	'a gateway answers with a status'
] as const;
export type MessageFault = (typeof messageFaults)[number];

/** Every status a gateway can come up with, the usual ones more often, some with a wait that no one should honour. */
const statuses = [
	...[413, 500, 429, 503, 401, 200, 201, 413, 500, 502],
	...[
		100, 200, 201, 202, 203, 204, 205, 206, 207, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407
	],
	...[
		408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503
	],
	...[504, 505, 506, 507, 508, 510, 511, 520, 522, 599]
];
const retryAfters = [undefined, '0', '7', '999999999', '-5', 'Wed, 21 Oct 2036 07:28:00 GMT'];

/** One number chooses the fault, and what is left of it the rest. */
export function gatewayAnswer(number: number) {
	const rest = Math.floor(number / messageFaults.length);
	const last = Math.floor(rest / statuses.length);
	return {
		status: statuses[rest % statuses.length]!,
		isOurs: rest % 2 === 0,
		retryAfter: retryAfters[last % retryAfters.length]
	};
}

export interface Disturbance {
	fault: MessageFault;
	/** Which status, which wait. */
	number: number;
}

export class Wire {
	readonly stage: Stage;
	/** Where each event lies, by its code. */
	readonly #serverOf: (code: string) => HallServer | undefined;
	/** The server that is asked whether it is there, which is no question about an event. */
	readonly #aServer: () => HallServer;
	/** The disturbances of the next requests, one for each. */
	readonly ahead: Disturbance[] = [];
	isDown = false;
	/** How fast the line is. When `undefined`, sending takes no time. */
	bytesPerMs: number | undefined;
	/** Requests without an answer; those of dead pages included. */
	underWay = 0;
	/** Requests that went to the wrong place. */
	readonly astray: string[] = [];
	/** Pages, with the events whose last answer was one that asks to wait: for a new link, or for a busy server. */
	readonly askedToWait = new Map<Life, Set<string>>();
	/** The last answer to a post that was seen here. */
	#older: Given | undefined;

	constructor(stage: Stage, serverOf: (code: string) => HallServer | undefined, aServer: () => HallServer) {
		this.stage = stage;
		this.#serverOf = serverOf;
		this.#aServer = aServer;
	}

	/** `fetch` for one page. */
	netOf =
		(life: Life): Net =>
		(path, init) => {
			const headers = init.headers as Record<string, string>;
			const sent: Sent = {
				method: init.method ?? 'GET',
				path,
				token: headers.authorization?.slice('Bearer '.length) ?? '',
				mediaType: headers['content-type'] ?? '',
				body: typeof init.body === 'string' ? init.body : ''
			};
			return new Promise((settled, failed) => {
				this.underWay += 1;
				const settle = (response: Response) => ((this.underWay -= 1), settled(response));
				const fail = (fault: unknown) => ((this.underWay -= 1), failed(fault));
				init.signal?.addEventListener('abort', () => fail(new DOMException('given up', 'AbortError')));
				const disturbance = this.isDown ? { fault: 'no network' as const, number: 0 } : this.ahead.shift();
				// Once sent it goes its way, whatever becomes of the page.
				const travel = () => this.#travel(sent, disturbance, life, init.redirect === 'manual', settle, fail);
				if (this.bytesPerMs === undefined) this.stage.later(fate, travel);
				else this.stage.after(fate, sent.body.length / this.bytesPerMs, () => this.stage.later(fate, travel));
			});
		};

	async #travel(
		sent: Sent,
		disturbance: Disturbance | undefined,
		life: Life,
		isManual: boolean,
		settle: (response: Response) => void,
		fail: (fault: unknown) => void
	) {
		const answered = await this.#arrive(sent, disturbance?.fault);
		const given = disturbance ? this.#disturbed(answered, disturbance) : (answered ?? 'lost');
		if (!disturbance && answered?.status === 201) this.#older = answered;
		if (given === 'hangs') return;
		this.stage.later(life, () => {
			if (given === 'lost') fail(new TypeError('Failed to fetch'));
			else this.#noteStatus(life, codeIn(sent.path), given.status);
			if (given !== 'lost')
				settle(this.#response(given, life, isManual, disturbance?.fault === 'the answer breaks off while it is read'));
		});
	}

	#noteStatus(life: Life, code: string, status: number) {
		const asked = this.askedToWait.get(life) ?? new Set();
		if ([401, 403, 404, 429, 503].includes(status)) this.askedToWait.set(life, asked.add(code));
		else asked.delete(code);
	}

	/** What the server says, if it is reached. */
	async #arrive(sent: Sent, fault: MessageFault | undefined): Promise<Given | undefined> {
		switch (fault) {
			case 'no network':
			case 'the request is lost':
			case 'the request hangs':
			case 'a sign-in page answers with 200':
			case 'a sign-in page answers with 201':
			case 'a sign-in page redirects':
			case 'a redirect was followed to a sign-in page':
			case 'a gateway answers with a status':
				return undefined;
			case 'a cache answers with receipts in plain JSON':
				return { ...invented(sent, this.#nowMs(sent)), mediaType: 'application/json' };
			case 'a cache answers with other digests':
				return invented(sent, this.#nowMs(sent), '0'.repeat(64));
			case 'the request is cut short':
				return this.#reach({ ...sent, body: sent.body.slice(0, Math.floor(sent.body.length * 0.6)) });
			case 'the request arrives twice at once':
				return (await Promise.all([this.#reach(sent), this.#reach(sent)]))[1];
			case 'a copy arrives a minute later':
			case 'a copy arrives a week later': {
				const ms = fault === 'a copy arrives a week later' ? 7 * 86_400_000 : 60_000;
				this.stage.after(fate, ms, () => this.stage.later(fate, () => this.#reach(sent)));
				return this.#reach(sent);
			}
			default:
				return this.#reach(sent);
		}
	}

	async #reach(sent: Sent): Promise<Given | undefined> {
		const server = sent.path === healthPath ? this.#aServer() : this.#serverOf(codeIn(sent.path));
		return server ? await server.answer(sent) : turnedAway(404);
	}

	#nowMs = ({ path }: Sent) => this.#serverOf(codeIn(path))?.nowMs() ?? 0;

	#disturbed(given: Given | undefined, { fault, number }: Disturbance): Given | 'lost' | 'hangs' {
		const older = this.#older;
		if (given?.status === 201 && !fault.startsWith('a cache')) this.#older = given;
		const html = (status: number): Given => ({ status, mediaType: 'text/html', text: '<!doctype html><title>Wi-Fi</title>' });
		switch (fault) {
			case 'no network':
			case 'the request is lost':
			case 'the answer is lost':
				return 'lost';
			case 'the request hangs':
			case 'the answer hangs':
				return 'hangs';
			case 'a sign-in page answers with 200':
				return html(200);
			case 'a sign-in page answers with 201':
				return html(201);
			case 'a sign-in page redirects':
				return html(302);
			case 'a redirect was followed to a sign-in page':
				return { ...html(200), isRedirected: true };
			case 'a gateway answers with a status': {
				const { status, isOurs, retryAfter } = gatewayAnswer(number);
				return { ...(isOurs ? turnedAway(status) : html(status)), retryAfter };
			}
			case 'an older answer comes instead':
				return older ?? given ?? 'lost';
			default:
				return given ? altered(given, fault) : 'lost';
		}
	}

	#response({ status, mediaType: type, text, retryAfter, isRedirected }: Given, life: Life, isManual: boolean, breaks: boolean) {
		const headers: Record<string, string | undefined> = { 'content-type': type, 'retry-after': retryAfter };
		const isRedirect = status >= 300 && status < 400 && status !== 304;
		// A browser that may not follow shows nothing of where it should have gone; one that may would have gone to the sign-in page.
		const followed = isRedirect && !isManual;
		if (followed) this.astray.push('a letter and its token were sent on to where a redirect led (I6)');
		return {
			status: followed ? 201 : isRedirect ? 0 : status,
			type: isRedirect && isManual ? 'opaqueredirect' : 'basic',
			redirected: followed || isRedirected === true,
			headers: { get: (name: string) => headers[name] ?? null },
			text: () =>
				this.stage.soon(life, () => {
					if (breaks) throw new TypeError('network error');
					return text;
				})
		} as unknown as Response;
	}
}

const codeIn = (path: string) => /\/events\/([^/?]+)/.exec(path)?.[1] ?? '';
