/** What covers say of a case, from its pack. */
import { authorityLines } from '#lib/domain/writing/addressing.ts';
import { inLocale, type Pack } from '#lib/domain/pack.ts';
import type { CoverCase } from './sheets/cover.ts';

/** By case id what its cover sheet says, in this language; the address is that of the authority. */
export function coverCases(pack: Pack, locale: string): Record<string, CoverCase> {
	return Object.fromEntries(
		pack.cases.map((entry) => {
			const { id, names, country, route } = entry;
			return [id, { name: names.full, country: inLocale(country, locale), route, address: authorityLines(entry, locale) }];
		})
	);
}
