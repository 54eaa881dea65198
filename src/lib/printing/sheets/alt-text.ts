/** What a signature or drawing is, for who does not see it. What it shows only its maker knows. */
import type { TextBlock } from '#lib/domain/print/sheet.ts';
import type { SheetWords } from '../words.ts';

/** `phrase` holds {name}. */
export function altBy(phrase: string, name: string, { lang }: SheetWords): TextBlock['alt'] {
	return { text: phrase.replace('{name}', name.trim() === '' ? '…' : name), lang };
}
