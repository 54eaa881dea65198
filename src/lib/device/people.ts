/** Counts the sittings that handed something in: the people at this device, without a name of anybody. */
import type { EventRow } from './rows.ts';

type People = Pick<EventRow, 'people' | 'lastSitting'>;
/** A device that handed something in before its app counted people goes on without a number, since nobody knows how many sat there. */
type Counting = People & Pick<EventRow, 'nextSeq'>;

/** The count after a sitting handed one more item in. The event is as it was before. */
export function withOneMore({ people, lastSitting, nextSeq }: Counting, sittingId: string): People {
	if (people === undefined && nextSeq > 1) return {};
	if (lastSitting?.id === sittingId) return { lastSitting: { id: sittingId, items: lastSitting.items + 1 } };
	return { people: (people ?? 0) + 1, lastSitting: { id: sittingId, items: 1 } };
}

/** The count after an item of this sitting was taken back. Who has nothing handed in any more is not counted. */
export function withOneLess({ people, lastSitting }: People, sittingId: string): People {
	if (people === undefined || lastSitting?.id !== sittingId) return {};
	if (lastSitting.items > 1) return { lastSitting: { id: sittingId, items: lastSitting.items - 1 } };
	return { people: Math.max(0, people - 1), lastSitting: undefined };
}
