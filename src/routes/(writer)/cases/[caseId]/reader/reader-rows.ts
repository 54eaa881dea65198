/** The addressees of a case in words, for who chooses among them. */
import { addresseeOf, inLocale, type Addressee, type Case, type Pack } from '#lib/domain/pack.ts';
import { dayInWords } from '#lib/domain/language/days.ts';
import { isPostSuspended } from '#lib/domain/writing/readers.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import type { ReaderRow } from '#lib/ui/letter/ReaderChoice.svelte';

const kinds: Record<Addressee['kind'], () => string> = {
	authority: words.reader_authority,
	institution: words.reader_institution,
	embassy: words.reader_embassy,
	person: words.reader_person
};
const journeys: Record<Addressee['route'], () => string> = {
	post: words.reader_by_post,
	bundle: words.reader_by_bundle,
	embassy: words.reader_by_embassy
};

/** `proposed`: the id of the one who is proposed. */
export function readerRows(entry: Case, pack: Pack, proposed: string | undefined): ReaderRow[] {
	const locale = screenLanguage.current;
	return entry.addressees.map((each) => ({
		id: each.id,
		kind: each.id === proposed ? words.reader_proposed({ what: kinds[each.kind]() }) : kinds[each.kind](),
		office: inLocale(each.office, locale),
		...(each.name && { name: each.name }),
		about: inLocale(each.about, locale),
		facts: factsOf(each, entry, pack)
	}));
}

function factsOf(each: Addressee, entry: Case, pack: Pack): string[] {
	const locale = screenLanguage.current;
	const since = pack.post?.find(({ country }) => country === each.countryCode)?.asOf;
	return [
		...(each.languages.length > 0 ? [words.reader_reads({ language: languagesIn(each.languages, locale) })] : []),
		journeys[each.route](),
		...(isPostSuspended(each, pack) && since ? [words.reader_suspended({ day: dayInWords(since, locale) })] : []),
		...(each.copyTo ? [words.reader_copy({ name: theirs(inLocale(addresseeOf(entry, each.copyTo).office, locale)) })] : [])
	];
}

/** "Spanish and English", in the language of the screen. */
function languagesIn(tags: readonly string[], locale: string): string {
	const names = new Intl.DisplayNames([locale], { type: 'language' });
	return new Intl.ListFormat(locale).format(tags.map((tag) => names.of(tag) ?? tag));
}
