/** The words for the fields of an event's settings. */
import type { EventFields, FieldName } from '#lib/domain/event-fields.ts';
import { dayInWords } from '#lib/domain/language/days.ts';
import { languageName } from '#lib/i18n/languages.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { words } from '#lib/i18n/words.ts';
import { envelopeWords } from '../../envelope-words.ts';

const labels: Record<FieldName, () => string> = {
	name: words.new_name,
	place: words.new_place,
	startsOn: words.new_starts,
	endsOn: words.new_ends,
	locales: words.new_languages,
	envelope: words.room_envelope,
	cardsAllowed: words.desk_cards,
	idleMinutes: words.new_idle
};
export const fieldLabel = (name: FieldName): string => labels[name]();

export function fieldInWords(fields: EventFields, name: FieldName): string {
	switch (name) {
		case 'startsOn':
		case 'endsOn':
			return dayInWords(fields[name], screenLanguage.current);
		case 'locales':
			return fields.locales.map(languageName).join(', ');
		case 'envelope':
			return fields.envelope ? envelopeWords[fields.envelope].label() : '–';
		case 'cardsAllowed':
			return fields.cardsAllowed ? words.room_cards_yes() : words.room_cards_no();
		case 'idleMinutes':
			return words.new_idle_minutes({ count: Number(fields.idleMinutes) });
		default:
			return fields[name];
	}
}
