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

export const frontName = (slug: FrontSlug) => names[slug]();

/** A name from another version falls back to the plain front, as it does on paper. */
export const knownFront = (name: string): FrontSlug => frontSlugs.find((slug) => slug === name) ?? 'plain';
