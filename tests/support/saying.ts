/** Sends what a table's tablet tells the organisers of itself, without its screens. */
import type { DeviceCardContent } from '#lib/domain/hall/device-card.ts';
import { newId } from '#lib/domain/id.ts';
import { apiPath, type DeviceCard } from '#lib/domain/wire/wire.ts';
import { toBase64, toBase64Url } from '#lib/keys/bytes.ts';
import { sealCard } from '#lib/sealing/seal-card.ts';
import { headersOf, random, type OpenedEvent } from './event.ts';

export async function sayCardFor(
	url: string,
	{ code, manifest, key }: OpenedEvent,
	{ lastSeq = 0, ...says }: Partial<DeviceCardContent> & { lastSeq?: number }
): Promise<string> {
	const device = says.device ?? newId(Date.now(), random);
	const card = await sealCard({ v: 1, event: code, appVersion: '0.1.0', lacks: [], ...says, device }, manifest.recipients);
	const body: DeviceCard = { card: toBase64(card), lastSeq };
	const answer = await fetch(url + apiPath(code, `/devices/${device}`), {
		method: 'PUT',
		headers: headersOf(toBase64Url(key.joinToken)),
		body: JSON.stringify(body)
	});
	if (answer.status !== 200) throw new Error(`the card was not taken: ${answer.status}`);
	return device;
}
