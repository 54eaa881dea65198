/** How a draft becomes the item that is sealed, and what it still lacks. A sheet is laid and written on without this. */
import type { Item } from '../item.ts';
import { itemBounds, largestItemBytes } from '../item-bounds.ts';
import { isGreetedAnew, paragraphsOf, plain, tidy, type Draft } from './draft.ts';
import { isBlank } from './strokes.ts';

/** Where an item is handed in: what is added to the draft at that moment. */
export interface HandInPlace {
	keyVersion: number;
	table?: string;
}

/** Why a draft cannot be handed in yet; the screen says it in a sentence and shows the place. */
export type NotYet = 'empty' | 'no-name' | 'too-long';
export type Finished = { kind: 'finished'; item: Item } | { kind: 'not-yet'; because: NotYet };

/** Gives the item that will be sealed, byte for byte, or says what is still missing. */
export function finish(draft: Draft, place: HandInPlace): Finished {
	if (isEmpty(draft)) return { kind: 'not-yet', because: 'empty' };
	if (draft.kind === 'letter' && plain(draft.name) === '') return { kind: 'not-yet', because: 'no-name' };
	const item = itemSoFar(draft, place);
	if (!isWithinBounds(item)) return { kind: 'not-yet', because: 'too-long' };
	return { kind: 'finished', item };
}

/** Gives what the draft still lacks, or `undefined` when it can be handed in. */
export function missingOn(draft: Draft): NotYet | undefined {
	const finished = finish(draft, { keyVersion: 1 });
	return finished.kind === 'not-yet' ? finished.because : undefined;
}

/** Gives the item that the draft would be now, whatever is still missing. */
export function itemSoFar(draft: Draft, place: HandInPlace): Item {
	const isLetter = draft.kind === 'letter';
	const subject = plain(draft.subject);
	const town = plain(draft.town);
	const { salutation, paragraphs } = beginningOf(draft);
	return {
		v: 1,
		event: draft.event,
		id: draft.id,
		kind: draft.kind,
		caseId: draft.caseId,
		keyVersion: place.keyVersion,
		locale: draft.locale,
		writtenOn: draft.writtenOn,
		to: { lines: draft.to.lines.map(plain).filter(Boolean), ...some('salutation', salutation) },
		...(isLetter ? some('subject', subject) : {}),
		paragraphs,
		...some('closing', plain(draft.closing)),
		...(isLetter && draft.addressee ? { addressee: draft.addressee } : {}),
		...(isLetter && draft.copyTo ? { copyTo: draft.copyTo.map(plain).filter(Boolean) } : {}),
		from: { name: plain(draft.name), ...some('town', town) },
		...(isLetter && draft.signing === 'finger' && !isBlank(draft.signature) ? { signature: draft.signature } : {}),
		...(!isLetter && !isBlank(draft.drawing) ? { drawing: draft.drawing } : {}),
		...(!isLetter && draft.front ? { front: draft.front } : {}),
		...(place.table ? { table: place.table } : {}),
		...(draft.practice ? { practice: draft.practice } : {})
	};
}

/** What was written in place of a card's salutation, and is more than one, is the message or its beginning. */
function beginningOf(draft: Draft): { salutation: string; paragraphs: string[] } {
	const [salutation, paragraphs] = [plain(draft.to.salutation), paragraphsOf(draft.blocks)];
	const isMore =
		paragraphs.length === 0 || /\n/.test(tidy(draft.to.salutation).trim()) || salutation.length > itemBounds.greeting;
	if (!isMore || !isGreetedAnew(draft)) return { salutation, paragraphs };
	return { salutation: '', paragraphs: [...paragraphsOf([draft.to.salutation]), ...paragraphs] };
}

const some = <K extends string>(key: K, value: string) => (value === '' ? {} : ({ [key]: value } as Record<K, string>));

function isWithinBounds(item: Item): boolean {
	if (item.paragraphs.length > itemBounds.paragraphs) return false;
	if (item.paragraphs.some((paragraph) => paragraph.length > itemBounds.paragraph)) return false;
	if (item.from.name.length > itemBounds.name || (item.from.town ?? '').length > 120) return false;
	if ((item.subject ?? '').length > itemBounds.subject) return false;
	if ([item.to.salutation, item.closing].some((text = '') => text.length > itemBounds.greeting)) return false;
	return new TextEncoder().encode(JSON.stringify(item)).length <= largestItemBytes;
}

function isEmpty(draft: Draft): boolean {
	const hasMore = draft.kind === 'card' && (!isBlank(draft.drawing) || isGreetedAnew(draft));
	return paragraphsOf(draft.blocks).length === 0 && !hasMore;
}
