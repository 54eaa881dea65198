/**
 * These decoders read what another version of the app wrote. They skip a value that this app does not know, or read it as a known
 * one. They note every such place (`notKnown` of `Parsed`), so that a screen can tell a person where it matters.
 */
import { oneOf, parseWith, refuse, type Decode, type NotKnown } from './parse.ts';

/** Reads a value as `instead` when it is absent or this app does not know it. */
export function orElse<T>(instead: T, decode: Decode<T>): Decode<T> {
	return (value, path, notKnown) => {
		const read = parseWith(decode, value, path);
		if (read.kind === 'malformed') return (note(notKnown, path, value), instead);
		notKnown?.push(...(read.notKnown ?? []));
		return read.value;
	};
}

/** One of these names; any other, such as one that came later, is read as the first. */
export function oneOfOr<const T extends string>(instead: T, ...others: T[]): Decode<T> {
	return orElse<T>(instead, oneOf(instead, ...others));
}

/** Reads a field that may be absent. A value that this app does not know counts as absent. */
export function ifKnown<T>(decode: Decode<T>): Decode<T | undefined> {
	const read = orElse<T | undefined>(undefined, decode);
	return (value, path, notKnown) => (value === undefined ? undefined : read(value, path, notKnown));
}

/** Reads a list entry by entry. An entry that is not understood is left out, and the others are still read. */
export function openList<T>(item: Decode<T>, { max, noun = 'items' }: { max: number; noun?: string }): Decode<T[]> {
	return (value, path, notKnown) => {
		if (!Array.isArray(value)) refuse(path, 'must be a list');
		if (value.length > max) refuse(path, `at most ${max} ${noun}`);
		return value.flatMap((entry, index) => {
			const read = parseWith(item, entry, `${path}[${index}]`);
			if (read.kind === 'malformed') return (note(notKnown, `${path}[${index}]`, entry), []);
			notKnown?.push(...(read.notKnown ?? []));
			return [read.value];
		});
	};
}

const longestFound = 60;

/** A stranger's text may be very long or contain control signs that a terminal obeys, so it is not noted whole. */
function note(notKnown: NotKnown[] | undefined, path: string, value: unknown): void {
	const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
	const found = isPlain ? String(value) : '';
	notKnown?.push({ path, found: /^[\x20-\x7e]*$/.test(found) && found.length <= longestFound ? found : '' });
}
