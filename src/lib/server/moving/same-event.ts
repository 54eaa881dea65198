/** Decides whether the event in a file is the one that lies here under its code. Either may have been handed over meanwhile. */
import { followHandOvers } from '#lib/domain/hand-over.ts';
import { eventOf, firstOwnerOf, type StoredEvent } from '../events/event-row.ts';
import { isSignatureOf } from '../events/signatures.ts';

/**
 * `same`: both have the same owner, or the owner of one handed it over to the owner of the other. `other-owner`: it was handed over to
 * different words on the two servers. `other-event`: only the code is the same.
 */
type Kinship = 'same' | 'other-owner' | 'other-event';

/** Gives how the event here and the one in the file belong together. */
export async function kinshipOf(here: StoredEvent, there: StoredEvent): Promise<Kinship> {
	if (here.event_id !== there.event_id) return 'other-event';
	if (here.verify_key === there.verify_key) return 'same';
	if ((await leadsFrom(here.verify_key, there)) || (await leadsFrom(there.verify_key, here))) return 'same';
	const first = firstOwnerOf(here);
	const isFork = first === firstOwnerOf(there) && (await leadsFrom(first, here)) && (await leadsFrom(first, there));
	return isFork ? 'other-owner' : 'other-event';
}

/** True when signed hand-overs lead from this key to the key of the event's present owner. */
export async function leadsFrom(verifyKey: string, event: StoredEvent): Promise<boolean> {
	const { handedOver = [] } = eventOf(event);
	const isTrusted = (key: string) => Promise.resolve(key === verifyKey);
	const followed = await followHandOvers(handedOver, { code: event.code, isTrusted, isSigned: isSignatureOf });
	return followed?.verifyKey === event.verify_key && followed.eventId === event.event_id;
}
