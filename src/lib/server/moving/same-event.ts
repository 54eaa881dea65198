/** Whether the event in a file is the one that lies here under its code, also when it was handed to new words meanwhile. */
import { followHandOvers } from '#lib/domain/hand-over.ts';
import { eventOf, firstOwnerOf, type EventRow } from '../events/event-row.ts';
import { isSignatureOf } from '../events/signatures.ts';

/**
 * `same`: it has the same owner, or was handed from the one's to the other's. `other-owner`: it was handed to different words at the two
 * servers. `other-event`: it only has the same code.
 */
type Kinship = 'same' | 'other-owner' | 'other-event';

export async function kinshipOf(here: EventRow, there: EventRow): Promise<Kinship> {
	if (here.event_id !== there.event_id) return 'other-event';
	if (here.verify_key === there.verify_key) return 'same';
	if ((await leadsFrom(here.verify_key, there)) || (await leadsFrom(there.verify_key, here))) return 'same';
	const first = firstOwnerOf(here);
	const isFork = first === firstOwnerOf(there) && (await leadsFrom(first, here)) && (await leadsFrom(first, there));
	return isFork ? 'other-owner' : 'other-event';
}

/** Whether the event was handed from the words of this key to those it belongs to now, each time by whom the record before trusts. */
export async function leadsFrom(verifyKey: string, event: EventRow): Promise<boolean> {
	const { handedOver = [] } = eventOf(event);
	const isTrusted = (key: string) => Promise.resolve(key === verifyKey);
	const followed = await followHandOvers(handedOver, { code: event.code, isTrusted, isSigned: isSignatureOf });
	return followed?.verifyKey === event.verify_key && followed.eventId === event.event_id;
}
