import type { Sight } from '#lib/domain/facts/look-closer.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Envelope } from '#lib/domain/manifest.ts';

/** What looks into opened items. The pages hand it in, because it needs the print fonts and large tables. */
export interface DeskSight extends Sight {
	/** How many sheets it prints on, or `undefined` when a font for it cannot be reached now. */
	sheets(item: Item, envelope: Envelope): Promise<number | undefined>;
}
