/** What a writer may note down after handing in: five signs of Crockford's base 32 from the digest, such as `K7-3QD`. */
import { crockford } from '../crockford.ts';
import { text } from '../decode/parse.ts';

/** From the lower-case hex SHA-256 of the sealed item. Two of 500 items share one by chance in 1 hall of 270; the id stays the proof. */
export function receiptCode(digest: string): string {
	const bits = parseInt(digest.slice(0, 8), 16);
	const signs = crockford([27, 22, 17, 12, 7].map((shift) => Math.floor(bits / 2 ** shift)));
	return withStroke(signs);
}

const withStroke = (signs: string) => `${signs.slice(0, 2)}-${signs.slice(2)}`;
const codePattern = /^[0-9A-HJKMNP-TV-Z]{2}-[0-9A-HJKMNP-TV-Z]{3}$/;

/** A receipt code as it is stored and sent. `readReceiptCode` reads what a person types. */
export const receiptCodeField = text({ max: 6, pattern: codePattern, as: 'a receipt code such as K7-3QD' });

/** What a person typed, as a receipt code: small letters, spaces, and O, I, L are understood. `undefined` when it is none. */
export function readReceiptCode(typed: string): string | undefined {
	const signs = typed
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]/gu, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	return codePattern.test(withStroke(signs)) ? withStroke(signs) : undefined;
}
