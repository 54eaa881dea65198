/** What stands on a certificate, in any language of the app. */
import type { OpenEvent } from '#lib/desk/open-event.svelte.ts';
import { daysInWords, postmarkDay } from '#lib/domain/language/days.ts';
import type { Certified } from '#lib/domain/report/certified.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import type { LanguageTag } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import type { CertificateText } from '#lib/printing/outreach/certificate.ts';

/** The name that a sheet proposes: the event for everybody, else the table. It goes into a field, where nothing needs isolating. */
export const proposedName = ({ table }: Certified, { manifest }: OpenEvent, locale: LanguageTag): string =>
	table === undefined ? manifest.name : words.room_table({ table: theirs(table) }, { locale }).replaceAll(/[\u2068\u2069]/g, '');

export function certificateText(
	name: string,
	of: Certified,
	{ manifest, pack }: OpenEvent,
	locale: LanguageTag
): CertificateText {
	const { startsOn, endsOn, place } = manifest;
	const count = of.letters + of.cards;
	const practised = words.certificate_practised({ count: pack.cases.length, year: pack.year }, { locale });
	const lead = words.certificate_lead({ count }, { locale });
	return {
		lang: locale,
		kind: words.certificate_kind({}, { locale }),
		head: headOf(name, of, locale),
		lead: pack.archive ? `${lead} ${practised}` : lead,
		event: manifest.name,
		when: `${theirs(place)}, ${daysInWords(startsOn, endsOn, locale)}`,
		signed: words.certificate_signed({}, { locale }),
		maker: words.shell_name({}, { locale }),
		count: new Intl.NumberFormat(locale).format(count),
		postmark: [postmarkDay(endsOn, locale), endsOn.slice(0, 4)]
	};
}

function headOf(name: string, of: Certified, locale: LanguageTag): string {
	const letters = words.certificate_letters({ count: of.letters }, { locale });
	const cards = words.certificate_cards({ count: of.cards }, { locale });
	if (of.cards === 0) return words.certificate_wrote_letters({ name: theirs(name), letters }, { locale });
	if (of.letters === 0) return words.certificate_wrote_cards({ name: theirs(name), cards }, { locale });
	return words.certificate_wrote_both({ name: theirs(name), letters, cards }, { locale });
}
