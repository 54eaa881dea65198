/** Reports a device's state after delivering. The report is sealed for the organisers, and only its last `seq` is in clear (I12). */
import type { Clock } from '#lib/domain/clock.ts';
import { mostGivenBack, type DeviceCardContent } from '#lib/domain/hall/device-card.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { apiPath, type DeviceCard } from '#lib/domain/wire/wire.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { toBase64 } from '#lib/sealing/bytes.ts';
import { sealCard } from '#lib/sealing/seal-card.ts';
import { givenBy, type Hindrance } from '#lib/net/hindrance.ts';
import { ask, type Net } from '#lib/net/ask.ts';

/** What the caller knows about the device. The rest of the card comes from the stored rows. */
export type How = Pick<DeviceCardContent, 'appVersion' | 'lacks' | 'replaces'>;
export interface SayingHow {
	net: Net;
	database: Database;
	clock: Clock;
	event: string;
	how: How;
}

/**
 * Seals the device card for the organisers and sends it. `not-joined`: this device does not know the event, or cannot read its
 * manifest.
 */
export async function sendDeviceCard({
	net,
	database,
	clock,
	how,
	...saying
}: SayingHow): Promise<{ kind: 'sent' } | { kind: 'not-joined' } | Hindrance> {
	const event = await findEvent(database, saying.event);
	const card = event && (await deviceCardOf(event, { ...how, ...(await sheetsOn(database, event)) }));
	if (!event || card === undefined) return { kind: 'not-joined' };
	const { code, device, joinToken: token, nextSeq } = event;
	const body: DeviceCard = { card, lastSeq: nextSeq - 1 };
	const given = givenBy(await ask({ net, clock, token, path: apiPath(code, `/devices/${device}`), method: 'PUT', body }));
	return given.kind === 'given' ? { kind: 'sent' } : given;
}

type Sheets = Pick<DeviceCardContent, 'unfinished' | 'cleared' | 'people' | 'givenBack'>;

/**
 * Gives how many sheets lie here that were not handed in, how many were cleared before they were handed in, how many people handed
 * something in, and the numbers of what was taken back.
 */
export async function sheetsOn(
	database: Database,
	{ code, clearedSheets = 0, people, freeSeqs = [], nextSeq }: EventRow
): Promise<Sheets> {
	const givenBack = freeSeqs.slice(0, mostGivenBack);
	const unfinished = await database.drafts.where({ event: code }).count();
	// What was handed in before this app counted people is of nobody knows how many.
	const isCounted = people !== undefined || nextSeq === 1;
	return {
		unfinished,
		cleared: clearedSheets,
		...(isCounted && { people: people ?? 0 }),
		...(givenBack.length > 0 && { givenBack })
	};
}

/** Gives the card in base64, sealed for the organisers, or `undefined` when the manifest cannot be read. Rejects when sealing fails. */
export async function deviceCardOf(event: EventRow, how: How & Sheets): Promise<string | undefined> {
	const manifest = parseManifest(event.manifest);
	if (manifest.kind === 'malformed') return undefined;
	const { code, device, table, joinedAtMs } = event;
	return toBase64(await sealCard({ v: 1, event: code, device, table, joinedAtMs, ...how }, manifest.value.recipients));
}
