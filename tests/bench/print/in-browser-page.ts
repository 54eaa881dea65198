/** The page of the bench. It holds the items, as the screen would, and measures how long it cannot answer. */
import type { Item } from '#lib/domain/item.ts';
import { openPrinter } from '#lib/printing/print-in-worker.ts';
import type { SheetWords } from '#lib/printing/words.ts';
import { watchBlocks } from '../../support/page-blocks.ts';

export interface InBrowser {
	pages: number;
	ms: number;
	/** The longest time in which the page could not answer. */
	longestBlockMs: number;
	bytes: number[];
}

let items: Item[] = [];

const bench = {
	takeItems(given: Item[]) {
		items = given;
	},
	async printOnce(count: number, words: SheetWords, keepBytes: boolean): Promise<InBrowser> {
		const request = { kind: 'letters', envelope: 'din5008b', words, title: 'Letters', createdAt: new Date(0) } as const;
		const blocks = await watchBlocks();
		const startedAt = performance.now();
		const printer = openPrinter();
		const parts: Uint8Array<ArrayBuffer>[] = [];
		const onPart = (part: Uint8Array<ArrayBuffer>) => parts.push(part);
		const printed = await printer.print(items.slice(0, count), request, { onPart }).finally(printer.close);
		const pdf = new Uint8Array(await new Blob(parts).arrayBuffer());
		const ms = performance.now() - startedAt;
		if (printed.kind !== 'printed') throw new Error(printed.kind);
		return { pages: printed.pages, ms, longestBlockMs: blocks.longestMs(), bytes: keepBytes ? [...pdf] : [] };
	}
};

export type PrintBench = typeof bench;
Object.assign(window, bench);
