/** What goes between the screen and the printing worker. Everything is plain data. */
import type { Item } from '#lib/domain/item.ts';
import type { FontsUnreachable } from './text/font-set.ts';
import type { Printed, PrintRequest, Progress } from './print-job.ts';

export interface PrintOrder {
	items: readonly Item[];
	request: PrintRequest;
	/** Where the font files lie, with a slash at its end. */
	fontsAt: string;
}

export type { FontsUnreachable };

/** `ready` comes first: an order sent before the worker listens would be lost. */
export type FromWorker =
	| { kind: 'ready' }
	| ({ kind: 'progress' } & Progress)
	| { kind: 'ended'; outcome: Printed | FontsUnreachable }
	| { kind: 'failed'; problem: string };
