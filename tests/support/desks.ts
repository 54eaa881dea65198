/**
 * Organisers' devices for tests: the real endpoints behind a wire that can be cut, real Dexie in memory, and a clock that a test
 * turns.
 */
import type { DeskParts } from '#lib/desk/parts.ts';
import type { OpenEvent } from '#lib/desk/open-event.svelte.ts';
import { Organiser } from '#lib/desk/organiser.svelte.ts';
import { Tray } from '#lib/desk/tray.svelte.ts';
import { newCode } from '#lib/domain/event-code.ts';
import type { Item } from '#lib/domain/item.ts';
import type { SealedKind } from '#lib/domain/kind.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { sha256Hex, toBase64, toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKeyOf } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { ask as askServer, type Net } from '#lib/net/ask.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { ask, endpoints, setUpToken } from './api.ts';
import { aManifest as aSoundManifest } from './builders.ts';
import { aDatabase, HandTurnedClock } from './device.ts';
import { mandateFor } from './hand-over.ts';
import { aLetter, anId, random } from './people.ts';
import { aPackJson } from './signed-event.ts';

/**
 * `down`: nothing passes. `answers-lost`: the server acts, and its answers are lost. `stalled`: neither an answer nor an error
 * comes.
 */
type WireMood = 'sound' | 'down' | 'answers-lost' | 'stalled';

/** A wire to these endpoints. It notes what was asked. */
function aWire(net: Net = endpoints) {
	const wire = {
		mood: 'sound' as WireMood,
		asked: [] as string[],
		net: (async (path, init) => {
			wire.asked.push(`${init.method ?? 'GET'} ${path.replace(/^\/api\/v1(\/events\/[^/?]+)?/, '')}`);
			if (wire.mood === 'stalled') return new Promise(() => {});
			if (wire.mood === 'down') throw new TypeError('there is no network');
			const answer = await net(path, init);
			if (wire.mood === 'answers-lost') throw new TypeError('the answer is lost');
			return answer;
		}) as Net
	};
	return wire;
}

/** The parts of a desk, with the wire, the clock and the page in the test's hands. */
export function aDeskDevice(net?: Net) {
	const [wire, clock, database] = [aWire(net), new HandTurnedClock(), aDatabase()];
	const page = { view: new EventTarget(), document: new EventTarget() };
	const parts: DeskParts = { net: wire.net, database, clock, random, page, origin: 'https://letters.test' };
	return { wire, clock, database, page, parts };
}

/** An event of its own on the server, signed with new words. */
export async function anEventOnServer(change: Partial<Manifest> = {}, pack = aPackJson()) {
	const entropy = random(16);
	const key = await organiserKeyOf(entropy);
	const packDigest = await sha256Hex(pack);
	const recoveryEntropy = random(16);
	const recovery = await organiserKeyOf(recoveryEntropy);
	const recipients = [await recipientOf(key.identity), await recipientOf(recovery.identity)];
	const mandates = mandateFor(recovery);
	const manifest = aSoundManifest({ code: newCode(random), eventId: anId(), recipients, mandates, packDigest, ...change });
	const hashOf = (bytes: Uint8Array<ArrayBuffer>) => sha256Hex(bytes);
	const hashes = {
		authHash: await hashOf(key.authToken),
		joinHash: await hashOf(key.joinToken),
		recoveryHash: await hashOf(recovery.authToken)
	};
	const body = { ...(await signManifest(manifest, key)), ...hashes, pack };
	const created = await ask('POST', '/events', { token: setUpToken, body });
	if (created.status !== 201) throw new Error(`the event was not opened: ${created.status} ${await created.text()}`);
	const [token, joinToken] = [toBase64Url(key.authToken), toBase64Url(key.joinToken)];
	return { code: manifest.code, entropy, recoveryEntropy, key, recovery, manifest, pack, token, joinToken };
}
export type EventOnServer = Awaited<ReturnType<typeof anEventOnServer>>;

/** The event, opened on that device with its words. */
export async function openedOn({ parts }: { parts: DeskParts }, { entropy }: EventOnServer) {
	const organiser = new Organiser(parts);
	const outcome = await organiser.open(new Uint8Array(entropy));
	if (outcome.kind !== 'opened') throw new Error(`it did not open: ${outcome.kind}`);
	return { organiser, open: organiser.current as OpenEvent };
}

/** The tray of an organiser who opened that event on a device of her own. */
export async function aTray(event: EventOnServer, net?: Net) {
	const device = aDeskDevice(net);
	const { open } = await openedOn(device, event);
	return { ...device, tray: new Tray(device.parts, open) };
}

export interface Written {
	id: string;
	seq: number;
	device: string;
	caseId: string;
	kind: SealedKind;
	keyVersion: number;
	digest: string;
	sealed: string;
}

let writtenSeq = 0;

/** A letter sealed for this event, as a writer's device posts it. */
export async function aSealed({ code, manifest }: EventOnServer, change: Partial<Item> = {}, device = anId()): Promise<Written> {
	const item = aLetter({ event: code, ...change });
	const sealed = await sealItem(item, manifest.recipients);
	if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
	const { id, caseId, kind, keyVersion } = item;
	return { id, seq: ++writtenSeq, device, caseId, kind, keyVersion, digest: sealed.digest, sealed: toBase64(sealed.bytes) };
}

/** Posts the letters with the join token. It throws unless the server stores each of them. */
export async function deliver({ code, joinToken }: EventOnServer, ...all: Written[]): Promise<void> {
	for (const { device, ...item } of all) {
		const body = { device, items: [item] };
		const path = apiPath(code, '/letters');
		const request = { net: endpoints, clock: new HandTurnedClock(), token: joinToken, path, method: 'POST', body } as const;
		const answered = await askServer(request);
		if (answered.kind !== 'answered' || !answered.text.includes('"stored"')) throw new Error(JSON.stringify(answered));
	}
}

/** Puts a few letters on the server, in the order written, and gives their ids. */
export async function deliverLetters(event: EventOnServer, count: number, change: Partial<Item> = {}): Promise<string[]> {
	const written: Written[] = [];
	for (let at = 0; at < count; at++) written.push(await aSealed(event, change));
	await deliver(event, ...written);
	return written.map(({ id }) => id);
}
