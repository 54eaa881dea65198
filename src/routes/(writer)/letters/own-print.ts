/** A kept letter or card as a file for one's own printer. */
import { envelopes, type Envelope } from '#lib/domain/manifest.ts';
import type { Item } from '#lib/domain/item.ts';
import { inTime } from '#lib/domain/in-time.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { openPrinter } from '#lib/printing/print-in-worker.ts';
import type { PrintRequest } from '#lib/printing/print-request.ts';
import { theSheetWords } from '../../organise/sheet-words.ts';

/** Laying one letter out takes a moment. A worker that has not answered by this time counts as broken. */
const patienceMs = 60_000;

/** The envelope that was chosen, or the one of the event where this app knows no such envelope. */
export const knownEnvelope = (name: string, otherwise: Envelope): Envelope =>
	envelopes.find((each) => each === name) ?? otherwise;

/** Says what to print: one letter with its fold marks, or one card with its back. Nobody's name stands in the file's title. */
export function ownRequest({ kind, event }: Item, envelope: Envelope): PrintRequest {
	const words = theSheetWords();
	const title = kind === 'letter' ? words.lettersTitle : words.cardsTitle;
	return {
		kind: kind === 'letter' ? 'letters' : 'cards',
		envelope,
		words,
		title: title.replace('{event}', event),
		createdAt: new Date(deviceClock.nowMs())
	};
}

/** Gives the file, or `undefined` when it could not be made. */
export async function ownPdf(item: Item, request: PrintRequest): Promise<File | undefined> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const printer = openPrinter();
	const made = await inTime(deviceClock, patienceMs, async () => {
		const printed = await printer.print([item], request, { onPart: (part) => void parts.push(part) });
		return printed.kind === 'printed';
	});
	printer.close();
	if (made.kind !== 'done' || !made.value) return undefined;
	return new File(parts, item.kind === 'letter' ? 'letter.pdf' : 'card.pdf', { type: 'application/pdf' });
}
