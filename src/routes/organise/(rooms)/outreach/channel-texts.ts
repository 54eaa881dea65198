/** The words that go with a picture, in one language, as long as their channel lets them be. */
import { fittingText, type Channel } from '#lib/domain/outreach/channels.ts';
import { spokenCode } from '#lib/domain/event-code.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import type { LanguageTag } from '#lib/i18n/languages.ts';
import { addressLines, dayLine, inWords, whenLines } from '#lib/printing/outreach/foot-words.ts';
import type { PosterWords } from '#lib/printing/outreach/poster-words.ts';
import type { Announcement } from '#lib/domain/outreach/announcement.ts';

interface About {
	facts: Announcement;
	/** How many people are written for. */
	people: number;
	said: PosterWords;
	/** What stands large on the picture. */
	headline: string;
}

export function channelText(channel: Channel, { facts, people, said, headline }: About): string {
	const locale = { locale: said.lang as LanguageTag };
	const { site } = addressLines(facts, said);
	const common = {
		count: inWords(people, said),
		day: dayLine(facts, said),
		time: whenLines(facts, said).at(-1) ?? '',
		place: theirs(facts.place.length > 0 ? facts.place.join(', ') : said.placeToCome),
		site,
		code: spokenCode(facts.code)
	};
	const name = theirs(facts.name);
	const short = [words.outreach_text_short(common, locale), words.outreach_text_shorter(common, locale)];
	const ending = `${site}, code ${spokenCode(facts.code)}`;
	if (channel === 'alt')
		return fittingText([words.outreach_text_alt({ ...common, name, text: theirs(headline) }, locale)], ending, channel);
	const long = words.outreach_text_long({ ...common, count: common.count.toLocaleLowerCase(said.lang), name }, locale);
	return fittingText(channel === 'long' ? [long, ...short] : short, ending, channel);
}
