/** What goes between the screen and the printing worker. Everything is plain data. */
import type { Item } from '#lib/domain/item.ts';
import type { FontsUnreachable } from './text/font-set.ts';
import type { Printed, PrintRequest, Progress } from './print-job.ts';

/** One file. A worker prints one after another and keeps its fonts open between them. */
export interface PrintOrder {
	items: readonly Item[];
	request: PrintRequest;
	/** Where the font files lie, with a slash at its end. */
	fontsAt: string;
}

/** The same as `Printed`, but the bytes have gone ahead, part by part. */
export type PrintedFile = Omit<Extract<Printed, { kind: 'printed' }>, 'pdf'> | Exclude<Printed, { kind: 'printed' }>;

/** How far a file is. `pages` counts the pages that are laid out so far. */
export interface PagesProgress extends Progress {
	pages: number;
}

/** `ready` comes first: an order sent before the worker listens would be lost. */
export type FromWorker =
	| { kind: 'ready' }
	| ({ kind: 'progress' } & PagesProgress)
	/** The next bytes of the file, handed over and not copied. */
	| { kind: 'part'; bytes: Uint8Array<ArrayBuffer> }
	| { kind: 'ended'; outcome: PrintedFile | FontsUnreachable }
	| { kind: 'failed'; problem: string };
