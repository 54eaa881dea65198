/**
 * What every call begins with, in one place: a token that may do this, not too often, and then the body or the question as its
 * parser gives it. Only what passed all of it reaches `run`.
 */
import type { Parsed } from '#lib/domain/decode/parse.ts';
import type { Role } from '../events/roles.ts';
import { admit, admitNewOwner, admitOrganiser, admitSetUp, admitUncounted, deviceIn, type TurnedAway } from './admit.ts';
import { turnAway } from './answers.ts';
import { endpoint, type Call } from './endpoint.ts';
import { readBody } from './read-body.ts';

type Admit<A> = (call: Call) => Promise<({ kind: 'admitted' } & A) | TurnedAway>;
/** What a call is told, read out of it. `bytes`: how long the body was. */
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
/** About an event, for who has its twelve words. */
export const ownerCall = eventCall('organiser');
/** The same for who has its recovery words too, which open everything and change nothing of the event itself. */
export const organiserCall = eventCall('organiser', 'recovery');
/** What a device delivers that came by the join link; `shares.ts` counts it once the device is known. */
export const writerCall = callFor((call) => admitUncounted(call, 'join'));
/** About an event, for all of them. */
export const anyonesCall = eventCall('join', 'organiser', 'recovery');
/** For who may open events on this server. */
export const setUpCall = callFor(admitSetUp);
/** For who has twelve words, and does not know of which event; `codes` are theirs. */
export const keyCall = callFor(admitOrganiser);

/** For who has new words that an event is handed to. */
export const newOwnerCall = callFor(admitNewOwner);

/** JSON of our media type, at most so many bytes as it is sent. */
export const body =
	<T>(parse: (value: unknown) => Parsed<T>, largestBytes: number): Hear<T> =>
	async ({ request }) => {
		const read = await readBody(request, largestBytes, parse);
		return read.kind === 'read' ? { kind: 'heard', value: read.value, bytes: read.bytes } : read;
	};

/** What stands behind the `?`. */
export const question =
	<T>(parse: (search: URLSearchParams) => Parsed<T>): Hear<T> =>
	({ url }) => {
		const parsed = parse(url.searchParams);
		if (parsed.kind === 'malformed') return { kind: 'turned-away', answer: turnAway('malformed', parsed.problem) };
		return { kind: 'heard', value: parsed.value, bytes: 0 };
	};

/** The device that the address names, and what is heard of it. */
export const ofDevice =
	<T>(hear: Hear<T>): Hear<{ device: string; sent: T }> =>
	async (call) => {
		const device = deviceIn(call);
		if (device.kind === 'malformed')
			return { kind: 'turned-away', answer: turnAway('malformed', 'The device must be a lower-case UUID.') };
		const heard = await hear(call);
		return heard.kind === 'heard' ? { ...heard, value: { device: device.value, sent: heard.value } } : heard;
	};

/** Hears nothing: for a call that has neither body nor question. */
export const nothing: Hear<undefined> = () => ({ kind: 'heard', value: undefined, bytes: 0 });
