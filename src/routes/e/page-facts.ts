/** What the public page of an event shows in one language, from the texts that the server keeps. */
import { todayIn } from '#lib/domain/hall/today.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import { parsePublicPage, type PublicPage } from '#lib/domain/public-page/public-page.ts';
import { spoken, type LanguageTag } from '#lib/i18n/languages.ts';
import type { ShownPage } from '#lib/server/pages/pages.ts';

export interface PageFacts {
	page: PublicPage;
	manifest: Manifest;
	pack: Pack;
	/** In which languages there is a page: those of the event that the app speaks, else English. */
	languages: LanguageTag[];
	isOver: boolean;
	hasPicture: boolean;
}

/** Gives `undefined` for what a newer version wrote and this one cannot read. Then nothing is shown that may not be so. */
export function pageFacts(shown: ShownPage, nowMs: number): PageFacts | undefined {
	const [page, manifest, pack] = [parsePublicPage(shown.page), parseManifest(shown.manifest), parseFetchedPack(shown.pack)];
	if (page.kind !== 'parsed' || manifest.kind !== 'parsed' || pack.kind !== 'parsed') return undefined;
	const { locales, endsOn, timeZone } = manifest.value;
	const languages = [...new Set(locales.map(spoken).filter((tag) => tag !== undefined))];
	return {
		...{ page: page.value, manifest: manifest.value, pack: pack.value },
		languages: languages.length > 0 ? languages : ['en'],
		isOver: endsOn < todayIn(timeZone, nowMs),
		hasPicture: shown.pictured === 1
	};
}

/** The language that was asked for by its link, else the first that the browser asks for, else the event's first. */
export function chosenLanguage(languages: readonly LanguageTag[], asked: string | null, accepted: string | null): LanguageTag {
	const wished = [asked ?? '', ...(accepted ?? '').split(',').map((each) => each.split(';')[0]?.trim() ?? '')];
	const found = wished.map(spoken).find((tag) => tag !== undefined && languages.includes(tag));
	return found ?? languages[0] ?? 'en';
}

/** The town of the event's record stands behind what the page says of house and street, unless they name it. */
export function wherePageSays({ page, manifest }: Pick<PageFacts, 'page' | 'manifest'>): string[] {
	const [said, town] = [page.place.map((line) => line.trim()), manifest.place.trim()];
	return town === '' || said.some((line) => line.includes(town)) ? said : [...said, town];
}
