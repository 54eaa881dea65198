/** The code of an event: six signs of Crockford's base 32 (no I, L, O, U), so that it can be said aloud and misread safely. */
import { text, type Decode } from './decode/parse.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codePattern = /^[0-9A-HJKMNP-TV-Z]{6}$/;

export const codeField: Decode<string> = text({ max: 6, pattern: codePattern, as: 'a code of six signs' });

/** A new code from 6 random bytes. */
export function newCode(random: (bytes: number) => Uint8Array): string {
	return [...random(6)].map((byte) => alphabet[byte & 31]).join('');
}

/** What a person typed, as a code: small letters, spaces, and O, I, L are understood. `undefined` when it is none. */
export function readCode(typed: string): string | undefined {
	const code = typed
		.toUpperCase()
		.replace(/[\s\-·.]/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	return codePattern.test(code) ? code : undefined;
}

/** The code as it is shown and said: two groups of three. */
export function spokenCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
