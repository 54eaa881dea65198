/** What a writer may note down after handing in: five signs of Crockford's base 32 from the digest, such as `K7-3QD`. */
import { crockford } from '../crockford.ts';

/** From the lower-case hex SHA-256 of the sealed item. Two of 500 items share one by chance in 1 hall of 270; the id stays the proof. */
export function receiptCode(digest: string): string {
	const bits = parseInt(digest.slice(0, 8), 16);
	const signs = crockford([27, 22, 17, 12, 7].map((shift) => Math.floor(bits / 2 ** shift)));
	return `${signs.slice(0, 2)}-${signs.slice(2)}`;
}
