/** After delivering, a device says how it is: sealed for the organisers, and in clear only its last `seq` (I12). */
import type { Clock } from '#lib/domain/clock.ts';
import type { DeviceCardContent } from '#lib/domain/device-card.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { apiPath, type DeviceCard } from '#lib/domain/wire.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { toBase64 } from '#lib/sealing/bytes.ts';
import { sealCard } from '#lib/sealing/seal-card.ts';
import { givenBy, type Hindrance } from './hindrance.ts';
import { ask, type Net } from './net.ts';

export interface SayingHow extends Pick<DeviceCardContent, 'appVersion' | 'readiness'> {
	net: Net;
	database: Database;
	clock: Clock;
	event: string;
}

export async function sendDeviceCard(saying: SayingHow): Promise<{ kind: 'sent' } | { kind: 'not-joined' } | Hindrance> {
	const { net, database, clock, appVersion, readiness } = saying;
	const event = await findEvent(database, saying.event);
	const manifest = event && parseManifest(event.manifest);
	if (!event || manifest?.kind !== 'parsed') return { kind: 'not-joined' };
	const { code, device, table, joinToken: token, nextSeq } = event;
	const card = await sealCard({ v: 1, event: code, device, table, appVersion, readiness }, manifest.value.recipients);
	const body: DeviceCard = { card: toBase64(card), lastSeq: nextSeq - 1 };
	const given = givenBy(await ask({ net, clock, token, path: apiPath(code, `/devices/${device}`), method: 'PUT', body }));
	return given.kind === 'given' ? { kind: 'sent' } : given;
}
