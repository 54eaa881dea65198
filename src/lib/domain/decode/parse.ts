/**
 * What comes from outside is unknown until a decoder has looked at it. A decoder refuses the whole value with one sentence
 * that names the path ("cases[3].authority.lines: at most 8 lines"); nothing is repaired, cut or dropped on the way in.
 */
export type Parsed<T> = { kind: 'parsed'; value: T } | { kind: 'malformed'; problem: string };
export type Decode<T> = (value: unknown, path: string) => T;
export type Decoded<D> = D extends Decode<infer T> ? T : never;

class Malformed extends Error {}

/** Stops a decoder with one sentence about the value at `path`. Only for use inside decoders. */
export function refuse(path: string, problem: string): never {
	throw new Malformed(path === '' ? problem : `${path}: ${problem}`);
}

/** Runs a decoder and turns its refusal into a value; anything else it throws is a bug and passes through. */
export function parseWith<T>(decode: Decode<T>, value: unknown): Parsed<T> {
	try {
		return { kind: 'parsed', value: decode(value, '') };
	} catch (refusal) {
		if (refusal instanceof Malformed) return { kind: 'malformed', problem: refusal.message };
		throw refusal;
	}
}

/** Parses JSON text of at most `maxBytes` (counted as UTF-16 units, a lower bound of its UTF-8 size). */
export function parseJsonWith<T>(decode: Decode<T>, json: string, maxBytes: number): Parsed<T> {
	if (json.length > maxBytes) return { kind: 'malformed', problem: `at most ${maxBytes} bytes` };
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

/** Well-formed Unicode without control characters; line feeds only where `lines` allows them. `max` counts UTF-16 units. */
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

/** Padded base64; `max` counts its signs. A decoder of its own: sealed items are nearly all of what arrives. */
export function base64({ max }: { max: number }): Decode<string> {
	return (value, path) => {
		if (typeof value !== 'string') refuse(path, 'must be text');
		if (value.length === 0) refuse(path, 'must not be empty');
		if (value.length > max) refuse(path, `at most ${max} characters`);
		if (!isBase64(value)) refuse(path, 'must be base64');
		return value;
	};
}

/** By decoding it: twenty times faster than a regular expression. `atob` forgives blanks and missing padding; the lengths do not. */
function isBase64(value: string): boolean {
	const padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
	try {
		return atob(value).length === (value.length / 4) * 3 - padding;
	} catch {
		return false;
	}
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** True when the text has no lone surrogate. */
export function isWellFormed(value: string): boolean {
	return !loneSurrogate.test(value);
}

function hasControls(value: string, isLineFeedAllowed: boolean): boolean {
	for (let i = 0; i < value.length; i++) {
		const unit = value.charCodeAt(i);
		if ((unit < 32 || unit === 127) && !(unit === 10 && isLineFeedAllowed)) return true;
	}
	return false;
}

export function integer({ min, max }: { min: number; max: number }): Decode<number> {
	return (value, path) => {
		if (typeof value !== 'number' || !Number.isSafeInteger(value)) refuse(path, 'must be a whole number');
		if (value < min || value > max) refuse(path, `must be between ${min} and ${max}`);
		return value;
	};
}

export function finite({ min, max }: { min: number; max: number }): Decode<number> {
	return (value, path) => {
		if (typeof value !== 'number' || !Number.isFinite(value)) refuse(path, 'must be a number');
		if (value < min || value > max) refuse(path, `must be between ${min} and ${max}`);
		return value;
	};
}

export const flag: Decode<boolean> = (value, path) => {
	if (typeof value !== 'boolean') refuse(path, 'must be true or false');
	return value;
};

export function oneOf<const T extends readonly (string | number | boolean)[]>(...choices: T): Decode<T[number]> {
	return (value, path) => {
		if (!choices.includes(value as T[number])) refuse(path, `must be ${choices.join(' or ')}`);
		return value as T[number];
	};
}

export function list<T>(
	item: Decode<T>,
	{ max, min = 0, noun = 'items' }: { max: number; min?: number; noun?: string }
): Decode<T[]> {
	return (value, path) => {
		if (!Array.isArray(value)) refuse(path, 'must be a list');
		if (value.length < min) refuse(path, `at least ${min} ${noun}`);
		if (value.length > max) refuse(path, `at most ${max} ${noun}`);
		return value.map((entry, index) => item(entry, `${path}[${index}]`));
	};
}

/** Anything, to be parsed on its own later. */
export const anything: Decode<unknown> = (value) => value;

/**
 * The same, where that is done in another thread. What is nested in more lists and objects than `levels` is null from
 * there on, for it could be deeper than a message to a thread may be, and no later parser would take it.
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
	return (value, path) => (value === undefined ? undefined : decode(value, path));
}

export function orNull<T>(decode: Decode<T>): Decode<T | null> {
	return (value, path) => (value === null ? null : decode(value, path));
}

type Shape = Record<string, Decode<unknown>>;
type Optionals<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];
type Simplify<T> = { [K in keyof T]: T[K] };
type FromShape<S extends Shape> = { [K in keyof S]: Decoded<S[K]> };
export type Shaped<S extends Shape> = Simplify<
	Omit<FromShape<S>, Optionals<FromShape<S>>> & Partial<Pick<FromShape<S>, Optionals<FromShape<S>>>>
>;

/** An object with these fields and no others: a misspelt field is told to its author, not ignored. */
export function shape<S extends Shape>(fields: S): Decode<Shaped<S>> {
	const decoders = Object.entries(fields);
	return (value, path) => {
		const source = plainObject(value, path);
		for (const key of Object.keys(source)) {
			if (!Object.hasOwn(fields, key)) refuse(below(path, key), 'is not a known field');
		}
		const result: Record<string, unknown> = {};
		for (const [key, decode] of decoders) {
			const decoded = decode(source[key], below(path, key));
			if (decoded !== undefined) result[key] = decoded;
		}
		return result as Shaped<S>;
	};
}

/** A map from keys of a given form to values. */
export function mapOf<T>(key: Decode<string>, item: Decode<T>, { max }: { max: number }): Decode<Record<string, T>> {
	return (value, path) => {
		const entries = Object.entries(plainObject(value, path));
		if (entries.length > max) refuse(path, `at most ${max} entries`);
		return Object.fromEntries(entries.map(([name, entry]) => [key(name, below(path, name)), item(entry, below(path, name))]));
	};
}

function plainObject(value: unknown, path: string): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(path, 'must be an object');
	return value as Record<string, unknown>;
}

/** A stranger's key may be of any length and hold what a terminal obeys, so only a plain one is repeated. */
function below(path: string, key: string): string {
	const name = /^[\w-]{1,40}$/.test(key) ? key : '(a field)';
	return path === '' ? name : `${path}.${name}`;
}
