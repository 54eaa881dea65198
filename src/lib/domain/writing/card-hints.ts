/** What a card should leave out, and gentle notes about what is on it. They advise; none of them ever stops anybody. */
import type { PostRules } from '../pack.ts';
import { hasWord } from './whole-word.ts';

export type ToLeaveOut = 'accusations' | 'politics' | 'religion' | 'organisation' | 'address';

/** Whether the writer's own address must not stand on it: no sender may, or the sender is the group. */
export const isNoAddress = ({ sender, senderOf }: PostRules): boolean => sender === 'forbidden' || senderOf === 'group';

/** What the case asks to leave out, in the order in which it is said. */
export function toLeaveOut(rules: PostRules): ToLeaveOut[] {
	const { religion, organisation } = rules;
	const all: [ToLeaveOut, boolean][] = [
		['accusations', true],
		['politics', true],
		['religion', !religion],
		['organisation', !organisation],
		['address', isNoAddress(rules)]
	];
	return all.filter(([, isAsked]) => isAsked).map(([rule]) => rule);
}

/**
 * The words of one language by which a note is recognised; lower case. `streets` are endings with the number after them ("kerkstraat 12");
 * those that begin with a space have it before them ("12 church street").
 */
export interface CardWords {
	religion: string[];
	organisations: string[];
	streets: string[];
}

export type CardHint = 'address' | 'religion' | 'organisation';

/** What stands on the card though the case asks to leave it out. */
export function cardHints(text: string, rules: PostRules, words: CardWords): CardHint[] {
	const lower = text.toLowerCase();
	const asked = toLeaveOut(rules);
	const found: [CardHint, boolean][] = [
		['address', hasAddress(lower, words.streets)],
		['religion', words.religion.some((word) => hasWord(lower, word))],
		['organisation', words.organisations.some((word) => hasWord(lower, word))]
	];
	return found.filter(([hint, isFound]) => isFound && asked.includes(hint)).map(([hint]) => hint);
}

const email = /[^\s@]+@[^\s@]+\.\p{L}{2,}/u;
const phone = /(\+|\b0)\d[\d\s()/-]{7,}\d/;
const postcode = /\b\d{4}\s?[a-z]{2}\b(?!\p{L})|\b[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}\b/u;

function hasAddress(text: string, streets: string[]): boolean {
	if (email.test(text) || phone.test(text) || postcode.test(text)) return true;
	return streets.some((street) => hasStreet(text, street));
}

function hasStreet(text: string, street: string): boolean {
	const isNumberBefore = street.startsWith(' ');
	for (let at = text.indexOf(street); at >= 0; at = text.indexOf(street, at + 1)) {
		const before = text.slice(Math.max(0, at - 30), at);
		const after = text.slice(at + street.length, at + street.length + 8);
		if (isNumberBefore ? /\d[a-z]?,?\s+(\p{L}+\s+)?\p{L}+$/u.test(before) && !/^\p{L}/u.test(after) : /^\.?\s+\d/.test(after))
			return true;
	}
	return false;
}
