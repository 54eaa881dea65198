/** Packs in the making with anything typed anywhere, as fast-check makes them. */
import fc from 'fast-check';
import type { Pack } from '#lib/domain/pack.ts';
import { takeApart } from '#lib/domain/pack/making/take-apart.ts';
import { withTyped } from '#lib/domain/pack/making/typed-at.ts';
import type { PackInTheMaking, Where } from '#lib/domain/pack/making/unfinished.ts';
import { aPackOfVersion2 } from './pack-of-version-2.ts';

/** The pack in which every field stands, taken apart. */
export const aMaking = (): PackInTheMaking => takeApart(aPackOfVersion2() as unknown as Pack);

/** Every place at which something stands, the inner ones too. */
function places(value: unknown, above: Where = []): Where[] {
	if (typeof value !== 'object' || value === null) return [above];
	const inner = Object.entries(value).flatMap(([key, each]) =>
		places(each, [...above, Array.isArray(value) ? Number(key) : key])
	);
	return above.length === 0 ? inner : [above, ...inner];
}

/** What a case is known by, and what no form lets anybody take away. */
const isFixed = (where: Where) =>
	['locales', 'cases'].includes(where.join('.')) || /^cases\.\d+(\.id)?$/.test(where.join('.')) || where[0] === 'locales';

const typeable = places(aMaking()).filter((where) => !isFixed(where));

const texts = fc.oneof(
	fc.constantFrom(
		'',
		' ',
		'x',
		'Free.',
		'2026-02-30',
		'2026-02-28',
		'2026',
		'02-30',
		'12-10',
		'https://example.org/a',
		'MX',
		'mx'
	),
	fc.constantFrom(
		'#4a5263',
		'red',
		'Cyrl',
		'en',
		'nl',
		'fr',
		'ada',
		'president',
		'embassy',
		'a\u0007b',
		'\ud800',
		'إنسان',
		'constructor'
	),
	fc.constantFrom('authority', 'institution', 'person', 'post', 'bundle', 'letter', 'card', 'required', 'no such name'),
	fc
		.constantFrom(60, 61, 80, 81, 120, 121, 200, 201, 300, 301, 400, 401, 600, 601, 2_000, 2_001)
		.map((length) => 'x'.repeat(length))
);
const lists = fc.oneof(
	fc.array(texts, { maxLength: 4 }),
	fc.constantFrom(8, 9, 12, 13, 40, 41).map((length) => Array<string>(length).fill('x'))
);
const numbers = fc.constantFrom(0, 1, 1.5, 21, 22, 99, 100, 101, 1961, 307_200, 307_201, -1);

/** Lists of words in languages that the pack need not have: as many as may be, one more, blank ones, and one that is none. */
const languageLists = fc
	.constantFrom([20, 0], [21, 0], [20, 3], [1, 1])
	.chain(([filled = 0, blank = 0]) =>
		fc.tuple(fc.constantFrom('en', 'not a tag', '__proto__'), lists, fc.constant([filled, blank] as const))
	)
	.map(([tag, list, [filled, blank]]) =>
		Object.fromEntries([
			...Array.from({ length: filled }, (_, at) => [`x${String.fromCharCode(97 + at)}`, ['word']] as const),
			...Array.from({ length: blank }, (_, at) => [`y${String.fromCharCode(97 + at)}`, ['', ' ']] as const),
			...(filled < 20 ? [[tag, list] as const] : [])
		])
	);

/** Something of the same sort as what stands there, or nothing. */
function another(found: unknown): fc.Arbitrary<unknown> {
	const nothing = fc.constant(undefined);
	if (typeof found === 'string') return fc.oneof(texts, nothing);
	if (typeof found === 'number') return fc.oneof(numbers, nothing);
	if (typeof found === 'boolean') return fc.oneof(fc.boolean(), nothing);
	if (Array.isArray(found) && typeof found[0] === 'string') return fc.oneof(lists, nothing);
	const isOfLists = Object.values(found ?? {}).every(Array.isArray);
	if (!Array.isArray(found)) return fc.oneof(fc.constant({}), ...(isOfLists ? [languageLists] : []), nothing);
	const rows = found as unknown[];
	const many = [[...rows, rows[0]], [{}, ...rows, {}], Array<unknown>(9).fill(rows[0]), Array<unknown>(61).fill(rows[0])];
	return fc.constantFrom([], rows.slice(1), [...rows].reverse(), ...many, undefined);
}

/** A pack in which up to four places were typed over. */
export const spoiledPacks: fc.Arbitrary<PackInTheMaking> = fc
	.uniqueArray(fc.constantFrom(...typeable), { maxLength: 4, selector: (where) => where.join('.') })
	.chain((where) => fc.tuple(...where.map((each) => another(valueAt(aMaking(), each)).map((value) => ({ where: each, value })))))
	.map((changes) =>
		// A later change may stand where an earlier one took everything away.
		changes.reduce(
			(making, { where, value }) => (valueAt(making, where) === undefined ? making : withTyped(making, where, value)),
			aMaking()
		)
	);

const valueAt = (typed: unknown, where: Where): unknown =>
	where.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], typed);
