/**
 * Crockford's base 32: it has no I, L, O and U, so that people seldom misread a code that is said aloud or copied by hand.
 * https://www.crockford.com/base32.html
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Gives one sign for each number. Only the lowest five bits of a number count. */
export const crockford = (numbers: Iterable<number>): string => Array.from(numbers, (each) => alphabet[each & 31]).join('');
