import { parseDeviceCardContent, type DeviceCardContent } from '#lib/domain/hall/device-card.ts';
import { decryptWith, encryptTo, type Identity } from './age.ts';
import { pad } from './pad.ts';
import { readJson } from './read-json.ts';

/** The device card as it travels inside `PUT …/devices/{device}`: padded and sealed like an item. Throws when a recipient is none. */
export async function sealCard(card: DeviceCardContent, recipients: string[]): Promise<Uint8Array<ArrayBuffer>> {
	const padded = pad(JSON.stringify(card));
	if (padded.kind === 'too-large') throw new Error('a device card beyond every size class');
	return encryptTo(recipients, padded.bytes);
}

/** `undefined` when it is not a card of this event and device, or not sealed for any of these identities. */
export async function openCard(
	sealed: Uint8Array,
	identity: Identity,
	outside: { event: string; device: string }
): Promise<DeviceCardContent | undefined> {
	const decrypted = await decryptWith(identity, sealed);
	if (decrypted.kind === 'unreadable') return undefined;
	const parsed = parseDeviceCardContent(readJson(decrypted.bytes));
	if (parsed.kind === 'malformed') return undefined;
	return parsed.value.event === outside.event && parsed.value.device === outside.device ? parsed.value : undefined;
}
