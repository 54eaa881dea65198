/** The drawn fronts of a card by the names people see. */
import { frontSlugs, type FrontSlug } from '#lib/domain/writing/fronts.ts';
import { words } from '#lib/i18n/words.ts';

const names: Record<FrontSlug, () => string> = {
	plain: () => words.card_front_plain(),
	stars: () => words.card_front_stars(),
	birds: () => words.card_front_birds(),
	lantern: () => words.card_front_lantern(),
	waves: () => words.card_front_waves()
};

/** Gives the name that people see for a front, in the language of the screen. */
export const frontName = (slug: FrontSlug) => names[slug]();

/** Gives a front that this version knows. A name from another version becomes the plain front, as on paper. */
export const knownFront = (name: string): FrontSlug => frontSlugs.find((slug) => slug === name) ?? 'plain';
