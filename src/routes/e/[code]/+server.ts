import { directionOf } from '#lib/domain/language/direction.ts';
import { dayLines, hoursInWords } from '#lib/domain/language/day-lines.ts';
import { pictureSize } from '#lib/domain/public-page/picture.ts';
import type { LanguageTag } from '#lib/i18n/languages.ts';
import { firstSpoken } from '#lib/i18n/languages.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { htmlPage, type PageHead } from '../html-page.ts';
import NothingHere from '../NothingHere.svelte';
import { chosenLanguage, pageFacts, wherePageSays, type PageFacts } from '../page-facts.ts';
import PublicPage from '../PublicPage.svelte';

/** The public page of an event, as one answer that needs no script. */
export const GET = endpoint(async ({ store, params, url, request }) => {
	const accepted = request.headers.get('accept-language');
	const shown = await store.readShownPage(params.code ?? '');
	const facts = shown && pageFacts(shown, Date.now());
	if (!facts) return nothingHere(firstSpoken((accepted ?? '').split(',')), url);
	const language = chosenLanguage(facts.languages, url.searchParams.get('in'), accepted);
	const path = `/e/${facts.manifest.code}`;
	const answer = htmlPage(PublicPage, { facts, language, address: path }, headOf(facts, language, url.origin + path));
	answer.headers.set('vary', 'accept-language');
	return answer;
});

function headOf(facts: PageFacts, lang: LanguageTag, address: string): PageHead {
	const { manifest, page } = facts;
	const day = [...dayLines(manifest.startsOn, manifest.endsOn, lang), hoursInWords(page.from ?? '', page.to ?? '')]
		.filter((line) => line !== '')
		.join(' ');
	return {
		title: words.page_title({ name: theirs(manifest.name) }, { locale: lang }),
		about: [day, wherePageSays(facts).join(', '), words.page_free({}, { locale: lang })].join(' · '),
		...{ lang, dir: directionOf(lang), address },
		...(facts.hasPicture && {
			picture: {
				address: `${address}/picture.png`,
				alt: words.page_picture({ name: theirs(manifest.name), day }, { locale: lang }),
				...pictureSize
			}
		}),
		others: Object.fromEntries(facts.languages.map((tag) => [tag, `${address}?in=${tag}`]))
	};
}

function nothingHere(lang: LanguageTag, url: URL): Response {
	const title = words.page_none_title({}, { locale: lang });
	const head = { title, about: title, lang, dir: directionOf(lang), address: url.origin + url.pathname };
	return htmlPage(NothingHere, { language: lang }, head, 404);
}
