import type { RoomKind } from '#lib/desk/print/in-scope.ts';
import type { PrinterSetting } from '#lib/domain/print/printer-setting.ts';
import { words } from '#lib/i18n/words.ts';

/** Gives what a person must set at the printer for this kind, and what to do with the sheets. */
export function howToPrint(kind: RoomKind, { hasFoldMarks, flip, isTwoSided }: PrinterSetting): string {
	if (kind === 'letters' && isTwoSided) return hasFoldMarks ? words.room_how_letters_both() : words.room_how_letters_both_plain();
	if (kind === 'letters') return hasFoldMarks ? words.room_how_letters() : words.room_how_letters_plain();
	if (kind === 'cards') return flip === 'long-edge' ? words.room_how_cards() : words.room_how_cards_short();
	if (kind === 'labels') return words.room_how_labels();
	return kind === 'envelopes' ? words.room_how_envelopes() : words.room_how_covers();
}
