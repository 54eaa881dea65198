/** The words that go with a picture, in one language, as long as their channel lets them be. */
import { fittingText, type Channel } from '#lib/domain/outreach/channels.ts';
import { hoursInWords } from '#lib/domain/language/day-lines.ts';
import { spokenCode } from '#lib/domain/event-code.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import type { LanguageTag } from '#lib/i18n/languages.ts';
import { addressInWords, dayLine, inWords } from '#lib/printing/outreach/foot-words.ts';
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
	const { site } = addressInWords(facts, said);
	const code = spokenCode(facts.code);
	const count = inWords(people, said);
	const day = [dayLine(facts, said), hoursInWords(facts.from, facts.to)].filter((text) => text !== '').join(', ');
	const place = facts.place.length > 0 ? facts.place.join(', ') : said.placeToCome;
	const short = [
		words.outreach_text_short({ count, day, site, code, place: theirs(place) }, locale),
		words.outreach_text_shorter({ count, day, site, code, place: theirs(place) }, locale)
	];
	const ending = `${site}, code ${code}`;
	if (channel === 'short') return fittingText(short, ending, channel);
	const { name } = facts;
	if (channel === 'alt') {
		const text = words.outreach_text_alt(
			{ day, site, code, text: theirs(headline), name: theirs(name), place: theirs(place) },
			locale
		);
		return fittingText([text], ending, channel);
	}
	const few = count.toLocaleLowerCase(said.lang);
	const long = words.outreach_text_long({ count: few, day, site, code, name: theirs(name), place: theirs(place) }, locale);
	return fittingText([long, ...short], ending, channel);
}
