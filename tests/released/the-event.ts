/** The event of the released day, and another event with the same code. */
import type { EventAnswer, EventToOpen } from '#lib/domain/wire/wire.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import { organiserKeyOf, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { aManifest } from '../support/builders.ts';
import { aPackJson } from '../support/signed-event.ts';

/** The words of the released events. Whoever reads the files can open what was sealed. */
export const entropy = new Uint8Array(16).fill(0x57);
export const key = await organiserKeyOf(entropy);
const recovery = await organiserKeyOf(new Uint8Array(16).fill(0x7a));
export const code = '7KQ2MB';
export const pack = aPackJson();

interface Opened {
	record: EventAnswer;
	body: EventToOpen;
}

export const theEvent = (): Promise<Opened> => openedBy(key, recovery);

/** Another event that wants the code which the first one has. */
export const otherEvent = async (): Promise<EventToOpen> => (await openedBy(recovery, key)).body;

async function openedBy(owner: OrganiserKey, other: OrganiserKey): Promise<Opened> {
	const recipients = [await recipientOf(owner.identity), await recipientOf(other.identity)];
	const record = await signManifest(aManifest({ code, recipients, packDigest: await sha256Hex(pack) }), owner);
	const body = { ...record, authHash: await sha256Hex(owner.authToken), joinHash: await sha256Hex(owner.joinToken), pack };
	return { record, body };
}
