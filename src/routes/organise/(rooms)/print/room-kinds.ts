/** The words for the kinds that the print room prints. */
import type { RoomKind } from '#lib/desk/print/in-scope.ts';
import { words } from '#lib/i18n/words.ts';
import type { SheetWords } from '#lib/printing/words.ts';

interface KindWords {
	label: () => string;
	laying: () => string;
	press: (inputs: { count: number }) => string;
	title: (words: SheetWords) => string;
}

export const kindWords: Record<RoomKind, KindWords> = {
	letters: {
		label: words.desk_letters,
		laying: words.room_laying_letters,
		press: words.room_print_letters,
		title: ({ lettersTitle }) => lettersTitle
	},
	cards: {
		label: words.room_cards_four,
		laying: words.room_laying_cards,
		press: words.room_print_cards,
		title: ({ cardsTitle }) => cardsTitle
	},
	labels: {
		label: words.room_labels,
		laying: words.room_laying_labels,
		press: words.room_print_labels,
		title: ({ labelsTitle }) => labelsTitle
	},
	envelopes: {
		label: words.room_direct_envelopes,
		laying: words.room_laying_envelopes,
		press: words.room_print_envelopes,
		title: ({ envelopesTitle }) => envelopesTitle
	},
	covers: {
		label: words.room_covers,
		laying: words.room_laying_covers,
		press: words.room_print_covers,
		title: ({ coversTitle }) => coversTitle
	}
};

export const roomKinds = Object.keys(kindWords) as RoomKind[];
