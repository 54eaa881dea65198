/** What an organiser asks the server for, call by call. Each ends, given or with what stands in the way. */
import { anything, parseWith } from '#lib/domain/decode/parse.ts';
import { parseKeyringAnswer, type PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import { parseKeeping } from '#lib/domain/wire/keeping.ts';
import { parseHealth } from '#lib/domain/wire/health.ts';
import {
	apiPath,
	eventsPath,
	parseDevices,
	parseEventAnswer,
	parseEventCodes,
	type DevicesAnswer,
	type EventAnswer,
	type EventToOpen
} from '#lib/domain/wire/wire.ts';
import { askFor, askForText, type Told } from '#lib/net/ask-for.ts';
import type { DeskParts } from './parts.ts';

type Server = Pick<DeskParts, 'net' | 'clock'>;

/** A person waits for these with nothing else to do; what is stored here is opened instead. */
const timeoutMs = 15_000;
/** A whole pack travels, perhaps over a phone's hotspot. */
const packTimeoutMs = 60_000;

export const askHealth = ({ net, clock }: Server) => askFor({ net, clock, path: '/api/v1/health', timeoutMs }, parseHealth);

export const openOnServer = ({ net, clock }: Server, event: EventToOpen, setUpToken: string) =>
	askFor(
		{ net, clock, path: eventsPath, method: 'POST', token: setUpToken, body: event, timeoutMs: packTimeoutMs },
		parseAnything
	);

/** The codes of the events that these words organise. */
export const askCodes = ({ net, clock }: Server, token: string) =>
	askFor({ net, clock, path: eventsPath, token, timeoutMs }, parseEventCodes);

export const askEvent = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code), token, timeoutMs }, parseEventAnswer);

/** The exact JSON text, whose digest the manifest names. */
export const askPack = ({ net, clock }: Server, code: string, token: string) =>
	askForText({ net, clock, path: apiPath(code, '/pack'), token, timeoutMs: packTimeoutMs });

export const putManifest = ({ net, clock }: Server, code: string, token: string, { manifest, signature }: EventAnswer) =>
	askFor({ net, clock, path: apiPath(code), method: 'PUT', token, body: { manifest, signature }, timeoutMs }, parseAnything);

/** Hands the event to new words; `token` is theirs. Sent again, because the answer was lost, it gives the same. */
export const postHandOver = ({ net, clock }: Server, code: string, token: string, body: PostedHandOver) =>
	askFor({ net, clock, path: apiPath(code, '/hand-over'), method: 'POST', token, body, timeoutMs }, parseEventAnswer);

export const askKeyring = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code, '/keyring'), token, timeoutMs }, parseKeyringAnswer);
/** How long the server keeps what lies there, and whether it has room. */
export const askKeeping = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code, '/keeping'), token }, parseKeeping);

/** Deletes the event with everything in it on the server; it cannot be taken back. */
export const deleteOnServer = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code), method: 'DELETE', token, timeoutMs: packTimeoutMs }, parseAnything);

/** All of them, page by page. */
export async function askDevices({ net, clock }: Server, code: string, token: string): Promise<Told<DevicesAnswer>> {
	const devices: DevicesAnswer['devices'] = [];
	let serverTime: string | undefined;
	for (let after = ''; ;) {
		const path = apiPath(code, `/devices?limit=${devicesOnPage}${after && `&after=${after}`}`);
		const page = await askFor({ net, clock, path, token }, parseDevices);
		if (page.kind !== 'given') return page;
		serverTime = page.value.serverTime;
		const [first, last] = [page.value.devices.at(0), page.value.devices.at(-1)];
		// A server that knows no pages gives the same again; names that go back would never end.
		if (!first || !last || first.device <= after || last.device < first.device)
			return { kind: 'given', value: { devices, serverTime } };
		devices.push(...page.value.devices);
		if (page.value.devices.length < devicesOnPage) return { kind: 'given', value: { devices, serverTime } };
		after = last.device;
	}
}

const devicesOnPage = 500;
const parseAnything = (value: unknown) => parseWith(anything, value);
