/** Makes the public page out of what an organiser said for posters, and takes over what another organiser published. */
import type { KeptOutreach } from '../outreach/kept-outreach.ts';
import { pageTextBounds, type PublicPage } from './public-page.ts';

/** What a page says, without the number of its revision. */
export type SaidPage = Omit<PublicPage, 'revision'>;

/** Why a page cannot be published yet. */
export type PageLack = 'responsible' | 'contact' | 'welcome-long' | 'access-long';

export const lacksOfPage = ({ responsible, contact, welcome, access }: KeptOutreach): PageLack[] => [
	...(responsible.trim() === '' ? (['responsible'] as const) : []),
	...(contact.trim() === '' ? (['contact'] as const) : []),
	...(overlong(welcome, 'welcome') > 0 ? (['welcome-long'] as const) : []),
	...(overlong(access, 'access') > 0 ? (['access-long'] as const) : [])
];

/** By how many signs a text is longer than a page takes; 0 when it fits. */
export const overlong = (text: string, of: 'welcome' | 'access') => Math.max(0, text.trim().length - pageTextBounds[of]);

/** `achieved`: what was written, when an organiser wants to say it. */
export function sayPage(event: string, kept: KeptOutreach, achieved?: PublicPage['achieved']): SaidPage {
	const { from, to, ways, languages, isListed } = kept;
	const [welcome, access] = [kept.welcome.trim(), kept.access.trim()];
	return {
		v: 1,
		event,
		isListed,
		...(from !== '' && { from }),
		...(from !== '' && to !== '' && { to }),
		place: linesOf(kept.place),
		languages,
		ways,
		responsible: kept.responsible.trim(),
		contact: kept.contact.trim(),
		...(welcome !== '' && { welcome }),
		...(access !== '' && { access }),
		...(achieved && { achieved })
	};
}

const linesOf = (place: string) =>
	place
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/** Whether both say the same, whatever their revision. */
export function isSamePage(one: SaidPage, other: SaidPage): boolean {
	return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** The fields in one order, because a page may come from another version of the app. */
const inOrder = ({
	v,
	event,
	isListed,
	from,
	to,
	place,
	languages,
	ways,
	responsible,
	contact,
	welcome,
	access,
	achieved
}: SaidPage) => [
	...[v, event, isListed, from, to, place, languages, ways, responsible, contact, welcome, access],
	achieved && [achieved.letters, achieved.cards, achieved.asOf]
];

/** What this device keeps after taking over a published page. */
export const keptFromPage = (page: PublicPage): Partial<KeptOutreach> => ({
	from: page.from ?? '',
	to: page.to ?? '',
	place: page.place.join('\n'),
	languages: page.languages,
	ways: page.ways,
	responsible: page.responsible,
	contact: page.contact,
	welcome: page.welcome ?? '',
	access: page.access ?? '',
	isListed: page.isListed
});
