/** One question to the server with the join token. Only an answer in the wire's own media type is an answer. */
import { deviceClock } from '#lib/device/clock.ts';
import { mediaType } from '#lib/domain/wire.ts';
import { ask, type Answered, type Net } from '#lib/outbox/net.ts';

export type Asked =
	| { kind: 'answered'; text: string }
	| { kind: 'unreachable' }
	/** Something between here and the server answered in its place: a Wi-Fi that wants a sign-in, or a proxy. */
	| { kind: 'sign-in-page' }
	| { kind: 'unknown-event' }
	| { kind: 'wrong-token' }
	| { kind: 'busy' };

export async function askServer(path: string, token: string, net: Net): Promise<Asked> {
	return judged(await ask({ net, clock: deviceClock, path, token }));
}

function judged(answer: Answered): Asked {
	if (answer.kind === 'unreachable') return answer;
	const isOurs = answer.mediaType === mediaType && !answer.isRedirected;
	if (!isOurs) return { kind: answer.status >= 500 ? 'busy' : 'sign-in-page' };
	if (answer.status === 200) return { kind: 'answered', text: answer.text };
	if (answer.status === 404) return { kind: 'unknown-event' };
	if (answer.status === 401 || answer.status === 403) return { kind: 'wrong-token' };
	return { kind: 'busy' };
}
