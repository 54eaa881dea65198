import type { Envelope } from '#lib/domain/manifest.ts';
import type { WindowProblem } from '#lib/domain/print/measured-envelope.ts';
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

/** Why no letter can be printed for an envelope that somebody measured. */
export const windowWords: Record<WindowProblem, () => string> = {
	cover: words.room_own_problem_cover,
	outside: words.room_own_problem_outside,
	small: words.room_own_problem_small,
	wide: words.room_own_problem_wide,
	place: words.room_own_problem_place
};
