/**
 * The steps with which every call begins: a token that may do this, a request that does not come too often, and then the body or
 * the question as its parser gives it. `run` gets only what passed all of them.
 */
import type { Parsed } from '#lib/domain/decode/parse.ts';
import type { Role } from '../events/roles.ts';
import {
	admit,
	admitNewOwner,
	admitOrganiser,
	admitSetUp,
	admitUncounted,
	channelIn,
	deviceIn,
	type TurnedAway
} from './admit.ts';
import { turnAway } from './answers.ts';
import { endpoint, type Call } from './endpoint.ts';
import { readBody } from './read-body.ts';

type Admit<A> = (call: Call) => Promise<({ kind: 'admitted' } & A) | TurnedAway>;
/** Reads what the request says. `bytes` is how long the body was. */
type Hear<T> = (call: Call) => Heard<T> | Promise<Heard<T>>;
type Heard<T> = { kind: 'heard'; value: T; bytes: number } | TurnedAway;
type Run<A, T> = (call: Call & A, value: T, bytes: number) => Response | Promise<Response>;

const callFor =
	<A>(admitted: Admit<A>) =>
	<T>(hear: Hear<T>, run: Run<A, T>) =>
		endpoint(async (call) => {
			const admission = await admitted(call);
			if (admission.kind === 'turned-away') return admission.answer;
			const heard = await hear(call);
			if (heard.kind === 'turned-away') return heard.answer;
			return run({ ...call, ...admission }, heard.value, heard.bytes);
		});

const eventCall = (...roles: Role[]) => callFor((call) => admit(call, ...roles));
/** A call about an event, for the holder of its twelve words. */
export const ownerCall = eventCall('organiser');
/**
 * A call about an event, for the holder of its twelve words or its recovery words. Recovery words open everything and change
 * nothing of the event itself.
 */
export const organiserCall = eventCall('organiser', 'recovery');
/**
 * A call by which a device delivers with the token of a join link, also of one that was closed. `shares.ts` counts it once the device is
 * known.
 */
export const writerCall = callFor((call) => admitUncounted(call, 'join', 'closed-link'));
/** A call about an event, for every role. */
export const anyonesCall = eventCall('join', 'organiser', 'recovery');
/** A call for the holder of the set-up token, who may open events on this server. */
export const setUpCall = callFor(admitSetUp);
/** A call for somebody who has twelve words and does not know their event. `codes` are the events of these words. */
export const keyCall = callFor(admitOrganiser);

/** A call for somebody with new words, to whom an event is handed. */
export const newOwnerCall = callFor(admitNewOwner);

/** Reads a body in JSON of our media type, at most `largestBytes` long as it is sent. */
export const body =
	<T>(parse: (value: unknown) => Parsed<T>, largestBytes: number): Hear<T> =>
	async ({ request }) => {
		const read = await readBody(request, largestBytes, parse);
		return read.kind === 'read' ? { kind: 'heard', value: read.value, bytes: read.bytes } : read;
	};

/** Reads the part of the address behind the `?`. */
export const question =
	<T>(parse: (search: URLSearchParams) => Parsed<T>): Hear<T> =>
	({ url }) => {
		const parsed = parse(url.searchParams);
		if (parsed.kind === 'malformed') return { kind: 'turned-away', answer: turnAway('malformed', parsed.problem) };
		return { kind: 'heard', value: parsed.value, bytes: 0 };
	};

/** Reads the device in the address, and what `hear` reads of the request. */
export const ofDevice =
	<T>(hear: Hear<T>): Hear<{ device: string; sent: T }> =>
	async (call) => {
		const device = deviceIn(call);
		if (device.kind === 'malformed')
			return { kind: 'turned-away', answer: turnAway('malformed', 'The device must be a lower-case UUID.') };
		const heard = await hear(call);
		return heard.kind === 'heard' ? { ...heard, value: { device: device.value, sent: heard.value } } : heard;
	};

/** Reads the channel in the address, and what `hear` reads of the request. */
export const ofChannel =
	<T>(hear: Hear<T>): Hear<{ channel: string; sent: T }> =>
	async (call) => {
		const channel = channelIn(call);
		if (channel.kind === 'malformed')
			return { kind: 'turned-away', answer: turnAway('malformed', 'The channel must be a lower-case UUID.') };
		const heard = await hear(call);
		return heard.kind === 'heard' ? { ...heard, value: { channel: channel.value, sent: heard.value } } : heard;
	};

/** Reads nothing, for a call that has neither body nor question. */
export const nothing: Hear<undefined> = () => ({ kind: 'heard', value: undefined, bytes: 0 });
