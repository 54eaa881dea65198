/** The network of one device in a day of chaos: a proxy of its own before the server, in a mood that changes every few seconds. */
import { Between, signInPage, type Asked, type Given } from '../../support/between.ts';

export const moods = [
	'down',
	'stalls',
	'resets',
	'answers lost',
	'answers cut short',
	'sign-in page',
	'wrong answers',
	'wrong date',
	'slow line'
] as const;
export type Mood = (typeof moods)[number] | 'fine';

/** Half of the time the line is fine, or nothing would ever be on its way when the next fault comes. */
const fineShare = 0.5;
const moodMs = { least: 2_000, most: 10_000 };
/** Bytes a millisecond: 8, 32, 64 and 512 kbit/s. */
const lines = [1, 4, 8, 64];
const tenYearsMs = 3_652 * 86_400_000;

export class Weather {
	readonly between: Between;
	/** So many requests met each mood. */
	readonly met = new Map<Mood, number>();
	mood: Mood = 'fine';
	#bytesPerMs = 1;
	/** When what is on the slow line has passed; what comes after waits for it. */
	#busyUntilMs = 0;
	#isOver = false;
	readonly #chance: () => number;

	constructor(port: number, target: string, chance: () => number) {
		this.#chance = chance;
		this.between = new Between(port, target);
		this.between.instead = (asked) => this.#before(asked);
		this.between.altered = (_, given) => this.#after(given);
	}
	get url() {
		return this.between.url;
	}

	/** Until it calms; call it once the device is ready for the day. */
	async change() {
		while (!this.#isOver) {
			this.mood = this.#chance() < fineShare ? 'fine' : pick(moods, this.#chance);
			this.#bytesPerMs = pick(lines, this.#chance);
			await pause(moodMs.least + this.#chance() * (moodMs.most - moodMs.least));
		}
	}

	/** From now on everything arrives. */
	calm() {
		this.#isOver = true;
		this.mood = 'fine';
	}

	/** What happens to a question; nothing when it goes on to the server. A failure resets the connection. */
	async #before({ body }: Asked): Promise<Given | undefined> {
		const { mood } = this;
		this.met.set(mood, (this.met.get(mood) ?? 0) + 1);
		if (mood === 'slow line') await this.#pass(body.length);
		if (mood === 'down' || (mood === 'resets' && this.#chance() < 0.5)) throw new Error('reset');
		if (mood === 'stalls' && this.#chance() < 0.5) return new Promise(() => {});
		if (mood === 'sign-in page') return this.#chance() < 0.5 ? signInPage() : pick(redirects, this.#chance);
		if (mood === 'wrong answers') return wrongAnswer(this.#chance);
		return undefined;
	}

	/** What becomes of the answer, once the server has acted. */
	async #after(given: Given): Promise<Given> {
		const { mood } = this;
		if (mood === 'answers lost' || (mood === 'resets' && this.#chance() < 0.5)) throw new Error('reset');
		if (mood === 'stalls' && this.#chance() < 0.5) return new Promise(() => {});
		if (mood === 'answers cut short') return { ...given, body: bytesOf(given).subarray(0, bytesOf(given).length / 2) };
		if (mood === 'wrong date') return { ...given, body: tenYearsAhead(bytesOf(given)) };
		if (mood === 'slow line') await this.#pass(bytesOf(given).length);
		return given;
	}

	/** One line for everybody who is on it: what is asked for at once passes one after the other. */
	async #pass(bytes: number) {
		const nowMs = performance.now();
		this.#busyUntilMs = Math.max(nowMs, this.#busyUntilMs) + bytes / this.#bytesPerMs;
		await pause(this.#busyUntilMs - nowMs);
	}
}

export const pause = (ms: number) => new Promise<void>((settle) => setTimeout(settle, ms));
export const pick = <T>(of: readonly T[], chance: () => number): T => of[Math.floor(chance() * of.length)]!;

const bytesOf = ({ body = '' }: Given) => (typeof body === 'string' ? new TextEncoder().encode(body) : body);

const redirects: Given[] = [302, 307].map((status) => ({ status, headers: { location: 'http://sign-in.invalid/' } }));

const statuses = [200, 201, 204, 400, 401, 403, 404, 408, 413, 429, 500, 502, 503, 504];
const ours = 'application/vnd.writing-table.v1+json';
/** Of somebody else, or by our media type with nothing of ours in it: none of them says what became of a letter. */
function wrongAnswer(chance: () => number): Given {
	const status = pick(statuses, chance);
	const headers = {
		'content-type': chance() < 0.5 ? 'text/html' : ours,
		...(chance() < 0.3 && { 'retry-after': String(Math.ceil(chance() * 20)) })
	};
	const receiptless = JSON.stringify({ receipts: [], serverTime: '2036-12-10T12:00:00.000Z' });
	return { status, headers, ...(status !== 204 && { body: chance() < 0.5 ? '<h1>Gateway</h1>' : receiptless }) };
}

function tenYearsAhead(body: Uint8Array): Uint8Array {
	const text = new TextDecoder().decode(body);
	const dated = /"serverTime":"([^"]+)"/.exec(text);
	if (!dated) return body;
	const later = new Date(Date.parse(dated[1]!) + tenYearsMs).toISOString();
	return new TextEncoder().encode(text.replace(dated[1]!, later));
}
