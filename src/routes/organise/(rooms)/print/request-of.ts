/** What the printing room is asked for, from what is chosen on the screen. */
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import type { PrinterSetting } from '#lib/domain/print/printer-setting.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { coverCases } from '#lib/printing/cover-facts.ts';
import type { PrintRequest } from '#lib/printing/print-request.ts';
import type { Volume } from '#lib/printing/volumes.ts';
import type { OpenEvent } from '#lib/desk/open-event.svelte.ts';
import { theSheetWords } from '../../sheet-words.ts';
import { kindWords, type RoomKind } from './room-kinds.ts';

export interface Chosen {
	kind: RoomKind;
	envelope: Envelope;
	printer: PrinterSetting;
}

export function requestOf({ code, pack, manifest }: OpenEvent, { kind, envelope, printer }: Chosen): PrintRequest {
	const words = theSheetWords();
	const { labelSheet, labelStart, direct, flip, hasBleed, hasFoldMarks, nudgeMm } = printer;
	return {
		...{ kind, envelope, words, direct, flip, hasBleed, hasFoldMarks, nudgeMm },
		title: kindWords[kind].title(words).replace('{event}', code),
		createdAt: new Date(),
		labels: { sheet: labelSheet, startAt: labelStart },
		covers: { event: manifest.name, cases: coverCases(pack, screenLanguage.current) },
		caseNames: namesIn(pack)
	};
}

/** The request of one file: its title names its case when there are several files. */
export function forVolume(request: PrintRequest, { of, caseIds }: Volume): PrintRequest {
	const [only, ...others] = caseIds;
	if (of === 1 || only === undefined || others.length > 0) return request;
	return { ...request, title: `${request.title}, ${request.caseNames?.[only] ?? only}` };
}

const namesIn = (pack: Pack): Record<string, string> => Object.fromEntries(pack.cases.map(({ id, names }) => [id, names.full]));
