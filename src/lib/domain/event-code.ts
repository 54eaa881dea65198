/**
 * The code of an event: six signs of Crockford's base 32 (no I, L, O, U), so that people seldom misread it when it is said aloud.
 */
import { crockford } from './crockford.ts';
import { text, type Decode } from './decode/parse.ts';

const codePattern = /^[0-9A-HJKMNP-TV-Z]{6}$/;

/** An event's code as it is stored and sent: six capital signs of Crockford's base 32. `readCode` reads what a person types. */
export const codeField: Decode<string> = text({ max: 6, pattern: codePattern, as: 'a code of six signs' });

/** A new code from 6 random bytes. */
export const newCode = (random: (bytes: number) => Uint8Array): string => crockford(random(6));

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
