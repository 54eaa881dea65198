/** What covers say of a case, from its pack. */
import { addressLines } from '#lib/domain/writing/addressing.ts';
import { addresseeOf, inLocale, type Addressee, type Pack } from '#lib/domain/pack.ts';
import type { CoverCase } from './sheets/cover.ts';

/** By case id what its cover sheets say, in this language; the addresses are those of its addressees. */
export function coverCases(pack: Pack, locale: string): Record<string, CoverCase> {
	const wayTo = (addressee: Addressee) => ({ route: addressee.route, address: addressLines(addressee, locale) });
	return Object.fromEntries(
		pack.cases.map((entry) => {
			const others = Object.fromEntries(entry.addressees.slice(1).map((each) => [each.id, wayTo(each)]));
			const { id, names, country } = entry;
			return [id, { name: names.full, country: inLocale(country, locale), ...wayTo(addresseeOf(entry)), others }];
		})
	);
}
