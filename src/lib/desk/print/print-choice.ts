/** The part of a print order that is chosen on this device. The printing room adds the words on the sheets. */
import type { Envelope, Paper } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import { plainOwnWindow } from '#lib/domain/print/measured-envelope.ts';
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
	const ownWindow = ownWindowOf(printer);
	const { labelSheet, labelStart, direct, flip, isTwoSided, hasBleed, hasFoldMarks, nudgeMm } = printer;
	const caseNames = Object.fromEntries(pack.cases.map(({ id, names }) => [id, names.full]));
	const labels = { sheet: labelSheet, startAt: labelStart };
	const paperOf = ownWindow ? envelopeOfPaper(ownWindow.paper, envelope) : envelope;
	return { kind, envelope: paperOf, ownWindow, direct, flip, isTwoSided, hasBleed, hasFoldMarks, nudgeMm, labels, caseNames };
}

/** The measured window, while it is the one in use. */
export const ownWindowOf = ({ isOwnWindow, ownWindow = plainOwnWindow }: PrinterSetting) => (isOwnWindow ? ownWindow : undefined);

/** Cards and covers go by an envelope's paper: this one, when it is on that paper. */
function envelopeOfPaper(paper: Paper, envelope: Envelope): Envelope {
	if (envelopeProfiles[envelope].paper === paper) return envelope;
	return paper === 'letter' ? 'us10' : 'din5008b';
}

/** Gives the title of one file. It names the case when there are several files. */
export function titleOf(title: string, { of, caseIds }: Volume, caseNames: Readonly<Record<string, string>> = {}): string {
	const [only, ...others] = caseIds;
	if (of === 1 || only === undefined || others.length > 0) return title;
	return `${title}, ${caseNames[only] ?? only}`;
}
