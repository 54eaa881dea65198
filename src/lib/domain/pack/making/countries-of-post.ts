import { parseWith } from '../../decode/parse.ts';
import { countryCodeField } from '../fields.ts';
import type { PackInTheMaking } from './unfinished.ts';

/** The countries to which single letters and cards of this pack go, each once, in the order of the cases. */
export function countriesOfPost({ cases }: Pick<PackInTheMaking, 'cases'>): string[] {
	const codes = cases.flatMap(({ addressees = [], card, countryCode }) => [
		...addressees.filter(({ route }) => route === 'post').map((each) => each.countryCode),
		...(card?.lines?.some((line) => line.trim() !== '') ? [countryCode] : [])
	]);
	return [...new Set(codes)]
		.filter((code) => code !== undefined)
		.filter((code) => parseWith(countryCodeField, code).kind === 'parsed');
}
