/** The sentence for each reason why a run ended early, with what to do. */
import { words } from '#lib/i18n/words.ts';
import type { Stop } from '#lib/desk/print/print-run.svelte.ts';

export const stopWords: Record<Stop, () => string> = {
	cancelled: words.room_stopped,
	'disk-full': words.room_stop_disk,
	'not-writable': words.room_stop_place,
	'fonts-unreachable': words.room_fonts,
	'no-memory': words.room_no_memory,
	broken: words.room_broken
};
