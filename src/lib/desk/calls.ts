/**
 * The calls that an organiser makes to the server. Each one ends with what it asked for, or with the hindrance that stopped it.
 */
import { anything, parseWith } from '#lib/domain/decode/parse.ts';
import { parseChannels, type PutChannel } from '#lib/domain/wire/channels-wire.ts';
import { parseKeyringAnswer, type PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import { parseKeeping } from '#lib/domain/wire/keeping.ts';
import { parsePageAnswer, type PostedPage } from '#lib/domain/wire/page-wire.ts';
import { healthPath, parseHealth } from '#lib/domain/wire/health.ts';
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

/** A person waits for these calls and can do nothing else. When the time is over, the app opens what is stored here instead. */
const timeoutMs = 15_000;
/** These calls carry a whole pack, perhaps over a phone's hotspot. */
const packTimeoutMs = 60_000;

/** Gives the server's version and its recovery key, if it has one. It needs no token. */
export const askHealth = ({ net, clock }: Server) => askFor({ net, clock, path: healthPath, timeoutMs }, parseHealth);

/** Opens a new event on the server. The set-up token allows it; the same request sent twice changes nothing. */
export const openOnServer = ({ net, clock }: Server, event: EventToOpen, setUpToken: string) =>
	askFor(
		{ net, clock, path: eventsPath, method: 'POST', token: setUpToken, body: event, timeoutMs: packTimeoutMs },
		parseAnything
	);

/** The codes of the events that these words organise. */
export const askCodes = ({ net, clock }: Server, token: string) =>
	askFor({ net, clock, path: eventsPath, token, timeoutMs }, parseEventCodes);

/** Gives the newest signed record of the event. */
export const askEvent = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code), token, timeoutMs }, parseEventAnswer);

/** Gives the exact JSON text of the pack, because the manifest names its digest. */
export const askPack = ({ net, clock }: Server, code: string, token: string) =>
	askForText({ net, clock, path: apiPath(code, '/pack'), token, timeoutMs: packTimeoutMs });

/**
 * Sends the next signed record of the event, with `pack` when it names another one. The answer is `declined` with `wrong-counter`
 * when another organiser changed it first.
 */
export const putManifest = (
	{ net, clock }: Server,
	code: string,
	token: string,
	{ manifest, signature, pack }: EventAnswer & { pack?: string }
) => {
	const body = { manifest, signature, ...(pack !== undefined && { pack }) };
	const patienceMs = pack === undefined ? timeoutMs : packTimeoutMs;
	return askFor({ net, clock, path: apiPath(code), method: 'PUT', token, body, timeoutMs: patienceMs }, parseAnything);
};

/**
 * Does it without the pack, and once more with it when the server has another one. A server of before the pack could change takes
 * no pack, and needs none.
 */
export async function withPackIfAsked<T>(pack: string, send: (pack?: string) => Promise<Told<T>>): Promise<Told<T>> {
	const told = await send();
	return told.kind === 'declined' && told.because === 'wrong-digest' ? send(pack) : told;
}

/**
 * Hands the event to new words; `token` is the token of the new words. A request that is sent again after a lost answer gives the
 * same answer.
 */
export const postHandOver = ({ net, clock }: Server, code: string, token: string, body: PostedHandOver) =>
	askFor({ net, clock, path: apiPath(code, '/hand-over'), method: 'POST', token, body, timeoutMs }, parseEventAnswer);

/** Gives the entry of the keyring that these words can open, if the server has one. */
export const askKeyring = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code, '/keyring'), token, timeoutMs }, parseKeyringAnswer);
/** Gives how long the server keeps the event, and whether the server has little room left. */
export const askKeeping = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code, '/keeping'), token }, parseKeeping);

/** Gives the public page as the server has it. */
export const askPage = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code, '/page'), token, timeoutMs }, parsePageAnswer);

/** Publishes the page. The answer is `declined` with `wrong-counter` when another organiser published one first. */
export const putPage = ({ net, clock }: Server, code: string, token: string, body: PostedPage) =>
	askFor({ net, clock, path: apiPath(code, '/page'), method: 'PUT', token, body, timeoutMs: packTimeoutMs }, parseAnything);

/** Takes the page away. Nothing else of the event changes. */
export const deletePage = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code, '/page'), method: 'DELETE', token, timeoutMs }, parseAnything);

/** Gives the event's join links beside its own. */
export const askChannels = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code, '/channels'), token, timeoutMs }, parseChannels);

/** Opens a channel, closes it, or opens it again. */
export const putChannel = (
	{ net, clock }: Server,
	code: string,
	token: string,
	{ id, put: body }: { id: string; put: PutChannel }
) => askFor({ net, clock, path: apiPath(code, `/channels/${id}`), method: 'PUT', token, body, timeoutMs }, parseAnything);

/** Deletes the event and everything in it on the server. Nobody can take this back. */
export const deleteOnServer = ({ net, clock }: Server, code: string, token: string) =>
	askFor({ net, clock, path: apiPath(code), method: 'DELETE', token, timeoutMs: packTimeoutMs }, parseAnything);

/** Gives all devices of the event, fetched page by page. */
export async function askDevices({ net, clock }: Server, code: string, token: string): Promise<Told<DevicesAnswer>> {
	const devices: DevicesAnswer['devices'] = [];
	let serverTime: string | undefined;
	for (let after = ''; ;) {
		const path = apiPath(code, `/devices?limit=${devicesOnPage}${after && `&after=${after}`}`);
		const page = await askFor({ net, clock, path, token }, parseDevices);
		if (page.kind !== 'given') return page;
		serverTime = page.value.serverTime;
		const [first, last] = [page.value.devices.at(0), page.value.devices.at(-1)];
		// A server that knows no pages answers with the same devices again. Stopping when the names do not grow keeps this loop
		// from running for ever.
		if (!first || !last || first.device <= after || last.device < first.device)
			return { kind: 'given', value: { devices, serverTime } };
		devices.push(...page.value.devices);
		if (page.value.devices.length < devicesOnPage) return { kind: 'given', value: { devices, serverTime } };
		after = last.device;
	}
}

const devicesOnPage = 500;
const parseAnything = (value: unknown) => parseWith(anything, value);
