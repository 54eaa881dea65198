/**
 * What comes from outside is unknown until a decoder has looked at it. A decoder refuses the whole value with one sentence
 * that names the path ("cases[3].authority.lines: at most 8 lines"); nothing is repaired or cut on the way in.
 *
 * `shape` is for what people write and what is stored as sent: packs, items, posted bodies, files. `openShape`, and the decoders
 * of `open.ts`, are for what a device reads from a server, from another device or from its own disk: another version wrote it.
 */
import { isWellFormed } from '../well-formed.ts';

export type Parsed<T> =
	/** `notKnown`: each place where the app did not know a value and read another. Absent when there are none. */
	| { kind: 'parsed'; value: T; notKnown?: NotKnown[] }
	/** `mayBeNewer`: the value has a field or a name that this app does not know, so a newer app may have written it. */
	| { kind: 'malformed'; problem: string; mayBeNewer?: true };
export interface NotKnown {
	/** "settings.envelope" */
	path: string;
	/** What stands there, as far as it can be shown. */
	found: string;
}
/** A decoder of what others wrote adds to `notKnown`. A decoder that calls another passes `notKnown` on. */
export type Decode<T> = (value: unknown, path: string, notKnown?: NotKnown[]) => T;
export type Decoded<D> = D extends Decode<infer T> ? T : never;

class Malformed extends Error {
	readonly mayBeNewer: boolean;
	constructor(message: string, mayBeNewer: boolean) {
		super(message);
		this.mayBeNewer = mayBeNewer;
	}
}

/** Stops a decoder with one sentence about the value at `path`. Only for use inside decoders. */
export function refuse(path: string, problem: string, mayBeNewer = false): never {
	throw new Malformed(path === '' ? problem : `${path}: ${problem}`, mayBeNewer);
}

/** Runs a decoder and turns its refusal into a value; anything else it throws is a bug and passes through. */
export function parseWith<T>(decode: Decode<T>, value: unknown, path = ''): Parsed<T> {
	const notKnown: NotKnown[] = [];
	try {
		const decoded = decode(value, path, notKnown);
		return { kind: 'parsed', value: decoded, ...(notKnown.length > 0 && { notKnown }) };
	} catch (refusal) {
		if (!(refusal instanceof Malformed)) throw refusal;
		return { kind: 'malformed', problem: refusal.message, ...(refusal.mayBeNewer && { mayBeNewer: true }) };
	}
}

/** Parses JSON text of at most `maxBytes` (counted as UTF-16 units, a lower bound of its UTF-8 size). */
export function parseJsonWith<T>(decode: Decode<T>, json: string, maxBytes: number): Parsed<T> {
	if (json.length > maxBytes) return { kind: 'malformed', problem: `at most ${maxBytes} bytes`, mayBeNewer: true };
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return { kind: 'malformed', problem: 'not JSON' };
	}
	return parseWith(decode, value);
}

interface TextBounds {
	max: number;
	min?: number;
	lines?: boolean;
	pattern?: RegExp;
	as?: string;
}

/**
 * Well-formed Unicode without control characters; line ends and tabs only where `lines` allows them, for files from Windows and text
 * from Word have both. `max` counts UTF-16 units.
 */
export function text({ max, min = 1, lines = false, pattern, as }: TextBounds): Decode<string> {
	return (value, path) => {
		if (typeof value !== 'string') refuse(path, 'must be text');
		if (value.length < min) refuse(path, min === 1 ? 'must not be empty' : `at least ${min} characters`);
		if (value.length > max) refuse(path, `at most ${max} characters`);
		if (!isWellFormed(value)) refuse(path, 'must be well-formed Unicode');
		if (hasControls(value, lines)) refuse(path, 'must not contain control characters');
		if (pattern && !pattern.test(value)) refuse(path, `must be ${as ?? 'in the expected form'}`);
		return value;
	};
}

/** Padded base64; `max` counts its signs. It is made to be fast: nearly all data that arrives is sealed items. */
export function base64({ max }: { max: number }): Decode<string> {
	return (value, path) => {
		if (typeof value !== 'string') refuse(path, 'must be text');
		if (value.length === 0) refuse(path, 'must not be empty');
		if (value.length > max) refuse(path, `at most ${max} characters`);
		if (!isBase64(value)) refuse(path, 'must be base64');
		return value;
	};
}

/** Twenty times faster than a regular expression. `atob` accepts blanks and missing padding, so the lengths must agree. */
function isBase64(value: string): boolean {
	const padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
	try {
		return atob(value).length === (value.length / 4) * 3 - padding;
	} catch {
		return false;
	}
}

const lineUnits = new Set(['\t', '\n', '\r'].map((sign) => sign.charCodeAt(0)));

function hasControls(value: string, hasLines: boolean): boolean {
	for (let i = 0; i < value.length; i++) {
		const unit = value.charCodeAt(i);
		if ((unit < 32 || unit === 127) && !(hasLines && lineUnits.has(unit))) return true;
	}
	return false;
}

/** A whole number from `min` to `max`, both included. */
export function integer({ min, max }: { min: number; max: number }): Decode<number> {
	return (value, path) => {
		if (typeof value !== 'number' || !Number.isSafeInteger(value)) refuse(path, 'must be a whole number');
		if (value < min || value > max) refuse(path, `must be between ${min} and ${max}`);
		return value;
	};
}

/** A finite number from `min` to `max`, both included. */
export function finite({ min, max }: { min: number; max: number }): Decode<number> {
	return (value, path) => {
		if (typeof value !== 'number' || !Number.isFinite(value)) refuse(path, 'must be a number');
		if (value < min || value > max) refuse(path, `must be between ${min} and ${max}`);
		return value;
	};
}

/** True or false, and nothing that only looks like it. */
export const flag: Decode<boolean> = (value, path) => {
	if (typeof value !== 'boolean') refuse(path, 'must be true or false');
	return value;
};

/** One of these values, exactly. */
export function oneOf<const T extends readonly (string | number | boolean)[]>(...choices: T): Decode<T[number]> {
	return (value, path) => {
		if (choices.includes(value as T[number])) return value as T[number];
		return refuse(path, `must be ${choices.join(' or ')}`, typeof value !== 'boolean' && typeof value === typeof choices[0]);
	};
}

/** A list of these, with at least `min` and at most `max` of them. `noun` names them in the refusal. */
export function list<T>(
	item: Decode<T>,
	{ max, min = 0, noun = 'items' }: { max: number; min?: number; noun?: string }
): Decode<T[]> {
	return (value, path, notKnown) => {
		if (!Array.isArray(value)) refuse(path, 'must be a list');
		if (value.length < min) refuse(path, `at least ${min} ${noun}`);
		if (value.length > max) refuse(path, `at most ${max} ${noun}`);
		return value.map((entry, index) => item(entry, `${path}[${index}]`, notKnown));
	};
}

/** Accepts any value. The caller parses it later. */
export const anything: Decode<unknown> = (value) => value;

/**
 * Accepts any value that another thread parses later. What is nested deeper than `levels` lists and objects becomes null: a message to a
 * thread cannot be nested without limit, and no later parser would accept such a value.
 */
export function noDeeperThan(levels: number): Decode<unknown> {
	return (value) => {
		if (typeof value !== 'object' || value === null) return value;
		if (levels === 0) return null;
		const below = noDeeperThan(levels - 1);
		if (Array.isArray(value)) return value.map((entry) => below(entry, ''));
		return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, below(entry, '')]));
	};
}

/** Marks a field of `shape` that may be absent. */
export function optional<T>(decode: Decode<T>): Decode<T | undefined> {
	return (value, path, notKnown) => (value === undefined ? undefined : decode(value, path, notKnown));
}

/** What `decode` reads, or null. */
export function orNull<T>(decode: Decode<T>): Decode<T | null> {
	return (value, path, notKnown) => (value === null ? null : decode(value, path, notKnown));
}

type Shape = Record<string, Decode<unknown>>;
type Optionals<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];
type Simplify<T> = { [K in keyof T]: T[K] };
type FromShape<S extends Shape> = { [K in keyof S]: Decoded<S[K]> };
export type Shaped<S extends Shape> = Simplify<
	Omit<FromShape<S>, Optionals<FromShape<S>>> & Partial<Pick<FromShape<S>, Optionals<FromShape<S>>>>
>;

/** An object with these fields and no others: a misspelt field is reported to its author and not ignored. */
export function shape<S extends Shape>(fields: S): Decode<Shaped<S>> {
	const known = openShape(fields);
	return (value, path, notKnown) => {
		for (const key of Object.keys(plainObject(value, path))) {
			if (!Object.hasOwn(fields, key)) refuse(below(path, key), 'is not a known field', true);
		}
		return known(value, path, notKnown);
	};
}

/** An object with these fields. Other fields are ignored, since another version may have written them. */
export function openShape<S extends Shape>(fields: S): Decode<Shaped<S>> {
	const decoders = Object.entries(fields);
	return (value, path, notKnown) => {
		const source = plainObject(value, path);
		const result: Record<string, unknown> = {};
		for (const [key, decode] of decoders) {
			const decoded = decode(ownField(source, key), below(path, key), notKnown);
			if (decoded !== undefined) result[key] = decoded;
		}
		return result as Shaped<S>;
	};
}

/** Reads own fields only, not those that every object inherits. */
const ownField = (source: Record<string, unknown>, key: string) => (Object.hasOwn(source, key) ? source[key] : undefined);

/** A map from keys of a given form to values. */
export function mapOf<T>(key: Decode<string>, item: Decode<T>, { max }: { max: number }): Decode<Record<string, T>> {
	return (value, path, notKnown) => {
		const entries = Object.entries(plainObject(value, path));
		if (entries.length > max) refuse(path, `at most ${max} entries`);
		const decoded = entries.map(([name, entry]) => {
			return [key(name, below(path, name), notKnown), item(entry, below(path, name), notKnown)] as const;
		});
		return Object.fromEntries(decoded);
	};
}

function plainObject(value: unknown, path: string): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(path, 'must be an object');
	return value as Record<string, unknown>;
}

/** A stranger's key may be very long or contain control signs that a terminal obeys, so only a plain key is repeated. */
function below(path: string, key: string): string {
	const name = /^[\w-]{1,40}$/.test(key) ? key : '(a field)';
	return path === '' ? name : `${path}.${name}`;
}
