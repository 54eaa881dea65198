/** A batch as people call it. */
import type { PrintBatch } from '#lib/domain/print-batch.ts';
import { words } from '#lib/i18n/words.ts';
import { momentInWords } from '../../in-words.ts';
import { kindWords } from './room-kinds.ts';

/** "batch 12"; the number comes from the server. */
export const batchName = ({ number }: Pick<PrintBatch, 'number'>): string =>
	number === undefined ? words.room_batch_new() : words.room_batch({ number });

/** "Batch 12: Letters, 412, 10 December 16:40". */
export function batchInWords(batch: PrintBatch): string {
	const what = batch.what === 'all' ? words.desk_letters() : kindWords[batch.what].label();
	return `${firstLarge(batchName(batch))}: ${what}, ${batch.itemIds.length}, ${momentInWords(Date.parse(batch.madeAt))}`;
}

export const firstLarge = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
