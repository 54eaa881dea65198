/** Calls the real endpoints and writes each call down as it was. */
import { apiPath } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKeyOf, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import type { Net } from '#lib/net/ask.ts';
import { ask, endpoints, setUpToken, type Ask } from '../support/api.ts';
import type { RecordedCall, Who } from './folder.ts';

/** Chance that is always the same, as the words of the released events are. */
export const newOwner = await organiserKeyOf(new Uint8Array(16).fill(0x6e));

export const tokensOf = (key: OrganiserKey): Record<Who, string | undefined> => ({
	nobody: undefined,
	'set-up': setUpToken,
	join: toBase64Url(key.joinToken),
	organiser: toBase64Url(key.authToken),
	'new-owner': toBase64Url(newOwner.authToken)
});

export class Recorder {
	readonly calls: RecordedCall[] = [];
	readonly #tokens: Record<Who, string | undefined>;

	constructor(key: OrganiserKey) {
		this.#tokens = tokensOf(key);
	}

	readonly net: Net = async (path, init) => {
		const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '');
		const who = (Object.keys(this.#tokens) as Who[]).find((each) => this.#tokens[each] === token) ?? 'nobody';
		const answer = await endpoints(path, init);
		const body = typeof init.body === 'string' ? { body: JSON.parse(init.body) as unknown } : {};
		await this.#note({ method: init.method ?? 'GET', path: path.replace('/api/v1', ''), who, ...body }, answer.clone());
		return answer;
	};

	async call(method: string, path: string, who: Who, { body, headers }: Pick<Ask, 'body' | 'headers'> = {}): Promise<void> {
		const answer = await ask(method, path, { token: this.#tokens[who], body, headers });
		const asked = { method, path, who, ...(body !== undefined && { body }), ...(headers && { headers }) };
		await this.#note(asked, answer);
	}

	async #note(asked: Omit<RecordedCall, 'status' | 'answer'>, answer: Response) {
		this.calls.push({ ...asked, status: answer.status, answer: await answerOf(asked.path, answer) });
	}
}

/** A pack is known by its exact text. A stream never ends, so its first words are enough. */
async function answerOf(path: string, answer: Response): Promise<unknown> {
	if (answer.headers.get('content-type')?.startsWith('text/event-stream')) return firstOf(answer);
	const text = await answer.text();
	if (text === '' || path.endsWith('/pack')) return text;
	return JSON.parse(text) as unknown;
}

export async function firstOf(stream: Response): Promise<string> {
	const reader = stream.body!.getReader();
	const { value } = await reader.read();
	await reader.cancel();
	return new TextDecoder().decode(value);
}

export const eventPath = (code: string, rest = '') => apiPath(code, rest).replace('/api/v1', '');
