import { freeId } from '#lib/domain/pack/making/new-case.ts';
import type { PackInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
import { takeApart } from '#lib/domain/pack/making/take-apart.ts';
import type { Pack } from '#lib/domain/pack.ts';

/** A pack without a case, in the languages of this one and with its advice for writers, named after the event. */
export function emptyMaking(like: Pack, { name, nowMs }: { name: string; nowMs: number }): PackInTheMaking {
	const { locales, guidance } = takeApart(like);
	return {
		id: freeId(name, 'pack', []),
		title: Object.fromEntries(locales.map((locale) => [locale, name])),
		year: new Date(nowMs).getUTCFullYear(),
		locales,
		source: { asOf: new Date(nowMs).toISOString().slice(0, 10) },
		guidance,
		cases: []
	};
}
