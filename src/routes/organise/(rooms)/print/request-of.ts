/** Makes the order for the printing room: what is chosen on the screen, with the words for the sheets. */
import type { Volume } from '#lib/domain/print/volumes.ts';
import type { OpenEvent } from '#lib/desk/open-event.svelte.ts';
import { layoutOf, titleOf, type Chosen } from '#lib/desk/print/print-choice.ts';
import type { VolumePrinter } from '#lib/desk/print/print-run.svelte.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { coverCases } from '#lib/printing/cover-facts.ts';
import { openPrinter } from '#lib/printing/print-in-worker.ts';
import type { PrintRequest } from '#lib/printing/print-request.ts';
import { theSheetWords } from '../../sheet-words.ts';
import { kindWords } from './room-kinds.ts';

export function requestOf({ code, pack, manifest }: OpenEvent, chosen: Chosen): PrintRequest {
	const words = theSheetWords();
	return {
		...layoutOf(pack, chosen),
		words,
		title: kindWords[chosen.kind].title(words).replace('{event}', code),
		createdAt: new Date(),
		covers: { event: manifest.name, cases: coverCases(pack, screenLanguage.current) }
	};
}

/** Prints the files of one run as this request says, in one worker. */
export function printerFor(request: PrintRequest): VolumePrinter {
	const printer = openPrinter();
	const forVolume = (volume: Volume) => ({ ...request, title: titleOf(request.title, volume, request.caseNames) });
	return { print: (volume, watch) => printer.print(volume.items, forVolume(volume), watch), close: printer.close };
}
