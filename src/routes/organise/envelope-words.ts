import type { Envelope } from '#lib/domain/manifest.ts';
import { words } from '#lib/i18n/words.ts';

/** The names of the envelopes, and the countries whose post knows them. */
export const envelopeWords: Record<Envelope, { label: () => string; note: string }> = {
	din5008b: { label: words.room_envelope_din5008b, note: 'de, be' },
	din5008a: { label: words.room_envelope_din5008a, note: 'de' },
	'uk-dl': { label: words.room_envelope_uk_dl, note: 'uk' },
	'nen1026-left': { label: words.room_envelope_nen1026_left, note: 'nl' },
	'nen1026-right': { label: words.room_envelope_nen1026_right, note: 'nl' },
	nfz11001: { label: words.room_envelope_nfz11001, note: 'fr' },
	'ch-right': { label: words.room_envelope_ch_right, note: 'ch' },
	us10: { label: words.room_envelope_us10, note: 'us' }
};
