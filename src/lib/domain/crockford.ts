/**
 * Crockford's base 32: without I, L, O and U, so that what people say aloud or copy by hand is misread safely.
 * https://www.crockford.com/base32.html
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One sign for each number, of which the lowest five bits count. */
export const crockford = (numbers: Iterable<number>): string => Array.from(numbers, (each) => alphabet[each & 31]).join('');
