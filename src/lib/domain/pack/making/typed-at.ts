/** Reads and sets one place of what was typed. Pure. */
import type { Where } from './unfinished.ts';

type Fields = Record<string | number, unknown>;

/** What stands at this place; `undefined` where nothing does. */
export function typedAt(typed: unknown, where: Where): unknown {
	return where.reduce<unknown>(
		(value, key) => (typeof value === 'object' && value !== null ? (value as Fields)[key] : undefined),
		typed
	);
}

/** Gives the same with another value at this place. `undefined` takes the field away, and a row out of its list. */
export function withTyped<T>(typed: T, where: Where, value: unknown): T {
	const [key, ...rest] = where;
	if (key === undefined) return value as T;
	const inner = withTyped((typed as Fields | undefined)?.[key], rest, value);
	if (typeof key === 'number') return withRow((typed ?? []) as unknown[], key, inner) as T;
	const { [key]: _, ...others } = (typed ?? {}) as Fields;
	return (inner === undefined ? others : { ...others, [key]: inner }) as T;
}

function withRow(rows: readonly unknown[], at: number, value: unknown): unknown[] {
	if (value === undefined) return rows.filter((_, index) => index !== at);
	// A row further down may be typed first; blank rows before it say nothing.
	return Array.from({ length: Math.max(rows.length, at + 1) }, (_, index) => (index === at ? value : (rows[index] ?? {})));
}
