/** The words on printed sheets. They are handed in, so that this room knows no language. */
import { isolated } from '#lib/domain/language/isolate.ts';

/**
 * Plain texts in one language; `{year}`, `{page}` … are placeholders that stay in until a sheet fills them. Everything else on a
 * sheet is the writer's or the event's own.
 */
export interface SheetWords {
	/** The language of these words, such as `nl`. */
	lang: string;
	/** With {year}. */
	practiceMark: string;
	practiceNote: string;
	/** With {year}. */
	practiceFooter: string;
	/** With {page} and {pages}. */
	pageNumber: string;
	/** With {event}. */
	lettersTitle: string;
	/** With {event}. */
	cardsTitle: string;
	wordsTitle: string;
	wordsLead: string;
	wordsCode: string;
	wordsPlace: string;
	wordsDates: string;
	wordsKeep: string;
	wordsPhoto: string;
	wordsCopy: string;
	wordsLost: string;
	recoveryTitle: string;
	recoveryLead: string;
	recoverySeal: string;
	recoveryKeep: string;
	recoveryType: string;
	qrCaption: string;
	joinTitle: string;
	joinLead: string;
	joinPrivate: string;
	/** With {table}. */
	tableTitle: string;
	tableScan: string;
	tableWrite: string;
	/** With {event}. */
	labelsTitle: string;
	/** With {event}. */
	envelopesTitle: string;
	/** With {event}. */
	coversTitle: string;
	testTitle: string;
	/** With {edge}: millimetres. */
	testLead: string;
	testHow: string;
	/** With {mm}: millimetres. */
	testScale: string;
	testWindow: string;
	/** With {name}. */
	altSignature: string;
	/** With {name}. */
	altDrawing: string;
	coverHead: string;
	coverLetters: string;
	coverCards: string;
	coverTogether: string;
	coverHowMany: string;
	coverSheets: string;
	coverWeight: string;
	/** With {grams}. */
	coverGrams: string;
	coverRoute: string;
	coverRoutePost: string;
	coverRouteBundle: string;
	coverRouteEmbassy: string;
	coverAddress: string;
	coverFor: string;
	/** With {name}: the address of the letter. */
	copyOf: string;
	coverPostage: string;
	/** With {grams}. */
	coverPostageHint: string;
	/** With {grams}. */
	coverHeaviest: string;
	coverLeftOut: string;
	/** With {ids}. */
	coverLeftOutHint: string;
	coverEvent: string;
	coverPreparedOn: string;
	coverPreparedBy: string;
	listHead: string;
	listNote: string;
	listNumber: string;
	listId: string;
	listKind: string;
	listLetter: string;
	listCard: string;
}

type WordKey = Exclude<keyof SheetWords, 'lang'>;

/** The key of each text among the app's messages. */
export const messageKeys: Readonly<Record<WordKey, string>> = {
	practiceMark: 'print_practice_mark',
	practiceNote: 'print_practice_note',
	practiceFooter: 'print_practice_footer',
	pageNumber: 'print_page_number',
	lettersTitle: 'print_letters_title',
	cardsTitle: 'print_cards_title',
	wordsTitle: 'print_words_title',
	wordsLead: 'print_words_lead',
	wordsCode: 'print_words_code',
	wordsPlace: 'print_words_place',
	wordsDates: 'print_words_dates',
	wordsKeep: 'print_words_keep',
	wordsPhoto: 'print_words_photo',
	wordsCopy: 'print_words_copy',
	wordsLost: 'print_words_lost',
	recoveryTitle: 'print_recovery_title',
	recoveryLead: 'print_recovery_lead',
	recoverySeal: 'print_recovery_seal',
	recoveryKeep: 'print_recovery_keep',
	recoveryType: 'print_recovery_type',
	qrCaption: 'print_qr_caption',
	joinTitle: 'print_join_title',
	joinLead: 'print_join_lead',
	joinPrivate: 'print_join_private',
	tableTitle: 'print_table_title',
	tableScan: 'print_table_scan',
	tableWrite: 'print_table_write',
	labelsTitle: 'print_labels_title',
	envelopesTitle: 'print_envelopes_title',
	coversTitle: 'print_covers_title',
	testTitle: 'print_test_title',
	testLead: 'print_test_lead',
	testHow: 'print_test_how',
	testScale: 'print_test_scale',
	testWindow: 'print_test_window',
	altSignature: 'print_alt_signature',
	altDrawing: 'print_alt_drawing',
	coverHead: 'print_cover_head',
	coverLetters: 'print_cover_letters',
	coverCards: 'print_cover_cards',
	coverTogether: 'print_cover_together',
	coverHowMany: 'print_cover_how_many',
	coverSheets: 'print_cover_sheets',
	coverWeight: 'print_cover_weight',
	coverGrams: 'print_cover_grams',
	coverRoute: 'print_cover_route',
	coverRoutePost: 'print_cover_route_post',
	coverRouteBundle: 'print_cover_route_bundle',
	coverRouteEmbassy: 'print_cover_route_embassy',
	coverAddress: 'print_cover_address',
	coverFor: 'print_cover_for',
	copyOf: 'print_copy_of',
	coverPostage: 'print_cover_postage',
	coverPostageHint: 'print_cover_postage_hint',
	coverHeaviest: 'print_cover_heaviest',
	coverLeftOut: 'print_cover_left_out',
	coverLeftOutHint: 'print_cover_left_out_hint',
	coverEvent: 'print_cover_event',
	coverPreparedOn: 'print_cover_prepared_on',
	coverPreparedBy: 'print_cover_prepared_by',
	listHead: 'print_list_head',
	listNote: 'print_list_note',
	listNumber: 'print_list_number',
	listId: 'print_list_id',
	listKind: 'print_list_kind',
	listLetter: 'print_list_letter',
	listCard: 'print_list_card'
};

/** The words from wherever messages are kept. `textOf` gives a message with its placeholders still in: `{year}` for year. */
export function sheetWords(lang: string, textOf: (messageKey: string) => string): SheetWords {
	const words = Object.entries(messageKeys).map(([key, messageKey]) => [key, textOf(messageKey)]);
	return { lang, ...(Object.fromEntries(words) as Record<WordKey, string>) };
}

/**
 * Puts values in the place of `{name}`; a text among them is somebody's own and can turn nothing around it. A placeholder without a
 * value is a bug in the words and stays visible.
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const value = values[name];
		return typeof value === 'string' ? isolated(value) : String(value ?? whole);
	});
}
