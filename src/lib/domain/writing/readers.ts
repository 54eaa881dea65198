/** Whom a letter is for: who is proposed, and what changes when the writer takes another. */
import { addresseeOf, type Addressee, type Case, type Pack } from '../pack.ts';
import { addressLines } from './addressing.ts';
import type { Draft } from './draft.ts';
import { reworded } from './letter-words.ts';

/** What of a sheet says whom it is for. `addressee` is absent for the case's first. */
export type ForReader = Pick<Draft, 'addressee' | 'copyTo'> & { lines: string[] };

/** How a letter in this language is addressed to this addressee, with the address of who gets a copy. */
export function forReader(entry: Case, addressee: Addressee, locale: string): ForReader {
	const { copyTo } = addressee;
	return {
		addressee: addressee === entry.addressees[0] ? undefined : addressee.id,
		copyTo: copyTo === undefined ? undefined : addressLines(addresseeOf(entry, copyTo), locale),
		lines: addressLines(addressee, locale)
	};
}

/** The change that addresses the letter to another. What the writer wrote stays as it is. */
export function toReader(draft: Draft, entry: Case, id: string): Partial<Draft> {
	const { lines, ...reader } = forReader(entry, addresseeOf(entry, id), draft.locale);
	const { to, ...rest } = reworded(draft, entry, { ...draft, addressee: reader.addressee });
	return { ...reader, ...rest, to: { ...to, lines } };
}

/** True when single letters to this addressee cannot travel now. */
export const isPostSuspended = ({ route, countryCode }: Addressee, { post = [] }: Pick<Pack, 'post'>): boolean =>
	route === 'post' && post.some(({ country, goes }) => country === countryCode && goes === 'suspended');

/**
 * The addressee who is proposed for the sheet with this id: each as often as their weights say, so that post does not all come to one
 * desk. Where post is suspended, one who can be reached goes before.
 */
export function proposedReader(entry: Case, pack: Pick<Pack, 'post'>, sheetId: string): Addressee {
	const reached = entry.addressees.filter((each) => each.kind !== 'person' && !isPostSuspended(each, pack));
	const weighed = reached.filter(({ weight }) => weight > 0);
	if (weighed.length === 0) return reached[0] ?? addresseeOf(entry);
	let place = parseInt(sheetId.slice(-8), 16) % weighed.reduce((sum, { weight }) => sum + weight, 0);
	return weighed.find(({ weight }) => (place -= weight) < 0) ?? addresseeOf(entry);
}
