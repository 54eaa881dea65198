/**
 * Reading what another version wrote. What this app has no name for is passed over or read as something known, and every such
 * place is noted (`notKnown` of `Parsed`), so that a screen can say it where it matters.
 */
import { oneOf, parseWith, refuse, type Decode, type NotKnown } from './parse.ts';

/** A value that is read as `instead` where it is absent or this app does not know it. */
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

/** A field that may be absent; a value that this app does not know is as if it were. */
export function ifKnown<T>(decode: Decode<T>): Decode<T | undefined> {
	const read = orElse<T | undefined>(undefined, decode);
	return (value, path, notKnown) => (value === undefined ? undefined : read(value, path, notKnown));
}

/** A list whose entries are looked at one by one: what is not understood is left out and holds up no neighbour. */
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

/** A stranger's text may be of any length and hold what a terminal obeys. */
function note(notKnown: NotKnown[] | undefined, path: string, value: unknown): void {
	const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
	const found = isPlain ? String(value) : '';
	notKnown?.push({ path, found: /^[\x20-\x7e]*$/.test(found) && found.length <= longestFound ? found : '' });
}
