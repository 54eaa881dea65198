/** The words for settings that a newer app wrote. */
import type { NotKnown } from '#lib/domain/decode/parse.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';

const fieldWords: Partial<Record<string, () => string>> = {
	'settings.envelope': words.room_envelope,
	'settings.paper': words.room_paper,
	'settings.cardsAllowed': words.desk_cards,
	'settings.idleMs': words.new_idle,
	'settings.contactAllowed': words.room_contact,
	state: words.room_state
};

/** Gives a text such as "Envelope: “jp-chou3”, Cards: “by-case”". */
export const notKnownInWords = (notKnown: NotKnown[]): string =>
	notKnown.map(({ path, found }) => `${fieldWords[path]?.() ?? path}${found === '' ? '' : `: “${theirs(found)}”`}`).join(', ');
