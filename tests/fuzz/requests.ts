/** Makes requests that a device or an organiser would send, and what a stranger makes of them. */
import { mediaType } from '#lib/domain/wire/wire.ts';
import { setupToken } from '../support/server.ts';
import {
	chanceFrom,
	mutated,
	mutatedBytes,
	mutatedText,
	naughty,
	oneFrom,
	type Chance,
	type Json
} from '../support/mutations.ts';
import { aPublicPage } from '../support/public-pages.ts';
import { aPosted, idOf, type TestEvent } from '../support/signed-event.ts';

export interface Sent {
	method: string;
	path: string;
	headers: Record<string, string>;
	body?: Buffer;
	/** The event for which the request is meant, and whether its token may post there. */
	event: TestEvent;
}

interface Plain {
	method: string;
	path: string;
	token: string;
	body?: Json;
	event: TestEvent;
}

export type Requests = (number: number) => Sent;

/** Gives the request of each number, which is always the same. `doomed` is the only event that may be deleted. */
export function requestsOver(events: TestEvent[], doomed: TestEvent, seed: number): Requests {
	return (number) => {
		const chance = chanceFrom(seed * 7_919 + number);
		const event = oneFrom(events, chance);
		const plain = oneFrom(plainRequests, chance)(event, chance, number);
		return spoilt(chance() < 0.002 ? { ...plain, method: 'DELETE', path: at(doomed), event: doomed } : plain, chance);
	};
}

const at = ({ code }: TestEvent, rest = '') => `/api/v1/events/${code}${rest}`;
const devices = 50;
const deviceOf = (chance: Chance) => idOf(0xd000_0000 + Math.floor(chance() * devices));

/** Numbers repeat, so that some items are known already, and some have another digest. */
const someItem = (chance: Chance, number: number) => aPosted(chance() < 0.8 ? number : Math.floor(chance() * number));

const plainRequests: ((event: TestEvent, chance: Chance, number: number) => Plain)[] = [
	...Array.from({ length: 4 }, () => (event: TestEvent, chance: Chance, number: number) => {
		const items = Array.from({ length: 1 + Math.floor(chance() * 3) }, (_, index) => someItem(chance, number * 4 + index));
		return post(event, '/letters', event.joinToken, { device: deviceOf(chance), items });
	}),
	(event, chance) => get(event, `/letters?after=${Math.floor(chance() * 100)}&limit=${1 + Math.floor(chance() * 20)}`),
	(event, chance) =>
		post(event, '/collected', event.organiserToken, {
			ids: [idOf(Math.floor(chance() * 1_000)), idOf(Math.floor(chance() * 1_000))]
		}),
	(event, chance, number) => {
		const { id, digest } = someItem(chance, number * 4);
		return post(event, '/held', event.joinToken, { device: deviceOf(chance), items: [{ id, digest }] });
	},
	(event, chance, number) => ({
		...post(event, `/devices/${deviceOf(chance)}`, event.joinToken, { card: aPosted(1).sealed, lastSeq: number % 1_000 }),
		method: 'PUT'
	}),
	(event, chance, number) =>
		post(event, '/paper', event.joinToken, {
			counts: [{ id: idOf(number % 5_000), caseId: 'zhang-zhan', letters: Math.floor(chance() * 9), cards: 1 }]
		}),
	(event, chance, number) => {
		const head = { id: idOf(number % 5_000), at: '2026-12-10T12:00:00.000Z' };
		const counted = { ...head, kind: 'letter', caseId: 'zhang-zhan', count: 1 + Math.floor(chance() * 9) };
		const takenBack = { id: idOf(5_000 + (number % 5_000)), at: head.at, kind: 'taken-back', takesBack: head.id };
		return post(event, '/paper', event.joinToken, { device: deviceOf(chance), facts: [counted, takenBack] });
	},
	(event, chance, number) => {
		const head = { id: idOf(number % 3_000), device: deviceOf(chance), at: '2026-12-10T12:00:00.000Z' };
		const items = [idOf(1), idOf(2)];
		const facts = [
			{ ...head, batch: idOf(number % 300), kind: 'made', what: 'letters', offset: 0, items },
			{ ...head, id: idOf(3_000 + (number % 3_000)), kind: 'held', reason: 'test', items, turn: 1 }
		];
		return post(event, '/batches', event.organiserToken, { facts });
	},
	(event, chance, number) => ({
		...post(event, '/page', event.organiserToken, {
			page: JSON.stringify(aPublicPage({ event: event.code, revision: 1 + Math.floor(chance() * number) }))
		}),
		method: 'PUT'
	}),
	(event, chance, number) => ({
		...post(event, `/channels/${idOf(number % 300)}`, event.organiserToken, {
			...{ tokenHash: aPosted(1 + (number % 300)).digest, sealed: aPosted(1).sealed, closed: chance() < 0.5 }
		}),
		method: 'PUT'
	}),
	(event) => get(event, '/channels'),
	(event) => get(event, '/page'),
	(event) => {
		const record = { manifest: event.sent.manifest, signature: event.sent.signature, verifyKey: event.sent.verifyKey };
		const said = { statement: '{"v":1}', statementSignature: event.sent.signature, signedBy: event.sent.verifyKey };
		const body = { ...record, handedOver: [{ ...record, ...said }], joinHash: event.sent.joinHash, keyring: aPosted(1).sealed };
		return post(event, '/hand-over', event.organiserToken, body);
	},
	(event) => get(event, '/keyring'),
	(event) => get(event, '/batches'),
	(event) => get(event, ''),
	(event) => get(event, '/pack'),
	(event) => get(event, '/tally'),
	(event) => get(event, '/devices'),
	(event) => get(event, '/keeping'),
	(event) => ({ ...get(event, ''), method: 'PUT', body: { manifest: event.sent.manifest, signature: event.sent.signature } }),
	(event) => {
		const { manifest, signature, pack } = event.sent;
		return { ...get(event, ''), method: 'PUT', body: { manifest, signature, pack } };
	},
	(event) => ({ method: 'GET', path: '/api/v1/events', token: event.organiserToken, event }),
	(event) => ({ method: 'POST', path: '/api/v1/events', token: setupToken, body: event.sent, event }),
	(event) => ({ method: 'GET', path: '/api/v1/health', token: '', event })
];

const get = (event: TestEvent, rest: string): Plain => ({
	method: 'GET',
	path: at(event, rest),
	token: event.organiserToken,
	event
});
const post = (event: TestEvent, rest: string, token: string, body: Json): Plain => ({
	method: 'POST',
	path: at(event, rest),
	token,
	body,
	event
});

/** Spoils one to three things of a request. One request in twenty stays as it is. */
function spoilt(plain: Plain, chance: Chance): Sent {
	let { method, path, body } = plain;
	const { event, token } = plain;
	const headers: Record<string, string> = { authorization: `Bearer ${token}` };
	if (body !== undefined) headers['content-type'] = mediaType;
	const faults = chance() < 0.05 ? 0 : 1 + Math.floor(chance() * 3);
	let bytes: Buffer | undefined;
	for (let fault = 0; fault < faults; fault++) {
		const which = chance();
		if (which < 0.55 && body !== undefined) body = mutated(body, chance);
		else if (which < 0.65 && body !== undefined) bytes = mutatedBytes(JSON.stringify(body), chance);
		else if (which < 0.78) path = spoiltPath(path, chance);
		else if (which < 0.96) Object.assign(headers, spoiltHeaders(event, chance));
		// Only the doomed event may be deleted.
		else if (method !== 'DELETE') method = oneFrom(['GET', 'POST', 'PUT', 'PATCH', 'OPTIONS', 'HEAD'], chance);
	}
	if (body !== undefined) bytes ??= Buffer.from(JSON.stringify(body));
	if (method === 'GET' || method === 'HEAD') return { method, path, headers, event };
	// Node would leave this header out for methods that seldom have a body. The body would then be taken for the next request.
	if (bytes !== undefined) headers['content-length'] = String(bytes.length);
	return { method, path, headers, body: bytes, event };
}

function spoiltPath(path: string, chance: Chance): string {
	const parts = path.split('/');
	const which = 3 + Math.floor(chance() * (parts.length - 3));
	const ways: (() => string)[] = [
		() => parts.with(which, mutatedText(parts[which] ?? '', chance).slice(0, 2_000)).join('/'),
		() => `${path}/${oneFrom(naughty, chance)}`,
		() => `${path}?${oneFrom(['after', 'limit', '__proto__', 'a'], chance)}=${oneFrom(naughty, chance)}`,
		() => path.replace('/letters', oneFrom(['/pack', '/devices', '/live/..', '//letters', '/letters/'], chance))
	];
	return asAddress(oneFrom(ways, chance)(), chance);
}

/** Keeps what Node allows in a request line. Everything else is percent-encoded, mostly as UTF-8. */
const asAddress = (path: string, chance: Chance) =>
	path
		.toWellFormed()
		.replace(/[^\x21-\x7e]/gu, (sign) => (chance() < 0.9 ? encodeURIComponent(sign) : '%ff'))
		.slice(0, 8_000);

function spoiltHeaders(event: TestEvent, chance: Chance): Record<string, string> {
	const inHeader = (text: string) => text.replace(/[^\x20-\x7e\x80-\xff]/g, '?').trim();
	const any = () => inHeader(oneFrom(naughty, chance)).slice(0, 4_000);
	const ways: (() => Record<string, string>)[] = [
		() => ({ authorization: '' }),
		() => ({ authorization: `Bearer ${event.joinToken}` }),
		() => ({ authorization: `Bearer ${setupToken}` }),
		() => ({ authorization: `Bearer ${any()}` }),
		() => ({ authorization: any() }),
		() => ({ authorization: `Bearer ${inHeader(mutatedText(event.joinToken, chance)).slice(0, 4_000)}` }),
		() => ({ 'content-type': oneFrom(['text/plain', 'application/json', `${mediaType}; charset=utf-16`, any()], chance) }),
		() => ({ origin: oneFrom(['https://evil.example', 'null', any()], chance) }),
		() => ({ 'if-none-match': oneFrom(['*', 'W/"a"', '"', any()], chance) }),
		() => ({ 'content-encoding': oneFrom(['gzip', 'br', any()], chance) }),
		() => ({ accept: any(), 'accept-language': any(), cookie: any(), 'x-forwarded-host': any(), host: any() || 'x' }),
		() => ({ 'x-http-method-override': 'DELETE', 'x-sveltekit-action': 'true', range: 'bytes=0-' })
	];
	return oneFrom(ways, chance)();
}
