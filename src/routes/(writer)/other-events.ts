/** What was handed in at the other events of this device: a line for each event, and the counts of all. This file is pure. */
import type { BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import { partsInLine } from '#lib/domain/language/parts-in-line.ts';
import type { OutboxStatus } from '#lib/outbox/status.ts';
import { words } from '#lib/i18n/words.ts';

export interface OtherEvent {
	code: string;
	name: string;
	outbox: OutboxStatus;
}

/** Sums what is here and what was delivered at all events. Items that wait for another event are on this device too. */
export function sumOfEvents(
	open: OutboxStatus,
	others: OtherEvent[]
): Pick<OutboxStatus, 'safeHere' | 'delivered'> & { inTrouble: number } {
	const all = [open, ...others.map(({ outbox }) => outbox)];
	const sum = (count: (status: OutboxStatus) => number) => all.reduce((total, status) => total + count(status), 0);
	return {
		safeHere: sum(({ safeHere }) => safeHere),
		delivered: sum(({ delivered }) => delivered),
		inTrouble: sum(({ setAside, overdue }) => setAside + overdue)
	};
}

/** Gives a text such as "2 safe here, 5 delivered", and leaves out counts of zero. */
export function lineOf({ outbox }: OtherEvent, memory: BrowserMemory): string {
	const inTrouble = outbox.setAside;
	return partsInLine([
		...(inTrouble > 0 ? [words.outbox_count_trouble({ count: inTrouble })] : []),
		...(outbox.safeHere > 0
			? [
					memory === 'keeps'
						? words.outbox_count_safe({ count: outbox.safeHere })
						: words.outbox_count_held({ count: outbox.safeHere })
				]
			: []),
		...(outbox.delivered > 0 ? [words.outbox_count_delivered({ count: outbox.delivered })] : [])
	]);
}
