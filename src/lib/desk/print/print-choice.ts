/** The part of a print order that is chosen on this device. The printing room adds the words on the sheets. */
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import type { PrinterSetting } from '#lib/domain/print/printer-setting.ts';
import type { Volume } from '#lib/domain/print/volumes.ts';
import type { RoomKind } from './in-scope.ts';

export interface Chosen {
	kind: RoomKind;
	envelope: Envelope;
	printer: PrinterSetting;
}

/** Gives the part of a print order that this device chooses. The caller adds the words, the fonts and the moment. */
export function layoutOf(pack: Pack, { kind, envelope, printer }: Chosen) {
	const { labelSheet, labelStart, direct, flip, hasBleed, hasFoldMarks, nudgeMm } = printer;
	const caseNames = Object.fromEntries(pack.cases.map(({ id, names }) => [id, names.full]));
	const labels = { sheet: labelSheet, startAt: labelStart };
	return { kind, envelope, direct, flip, hasBleed, hasFoldMarks, nudgeMm, labels, caseNames };
}

/** Gives the title of one file. It names the case when there are several files. */
export function titleOf(title: string, { of, caseIds }: Volume, caseNames: Readonly<Record<string, string>> = {}): string {
	const [only, ...others] = caseIds;
	if (of === 1 || only === undefined || others.length > 0) return title;
	return `${title}, ${caseNames[only] ?? only}`;
}
