/** What a device remembers of its printer and of how its organiser prints. Nothing of anybody who wrote. */
import { directEnvelopes, type DirectEnvelope } from './direct-envelope.ts';
import { labelGrids, labelsOn, type LabelSheet } from './label-sheet.ts';
import { ownWindowField, type OwnWindow } from './measured-envelope.ts';
import { nudgeField, type Nudge } from './nudge.ts';
import { envelopes, type Envelope } from '../manifest.ts';
import { flag, integer, oneOf, optional, parseJsonWith, parseWith, type Decode } from '../decode/parse.ts';

export interface PrinterSetting {
	/** Moves everything that is printed. */
	nudgeMm: Nudge;
	/** How the printer turns a sheet for its back. */
	flip: 'long-edge' | 'short-edge';
	/** Letters on both sides of the paper. Absent is on one. */
	isTwoSided?: boolean;
	hasFoldMarks: boolean;
	/** Cards whose pictures run over the cut. */
	hasBleed: boolean;
	labelSheet: LabelSheet;
	/** The first label that is still on the sheet, from 1. */
	labelStart: number;
	direct: DirectEnvelope;
	/** A file for each case, also where one would do. */
	isPerCase: boolean;
	/** A person picks where a single file goes too. */
	isPlaceAsked: boolean;
	/** Absent: the event's own. */
	envelope?: Envelope;
	/** A window that was measured, and whether it is the one in use. */
	ownWindow?: OwnWindow;
	isOwnWindow?: boolean;
}

/** The settings before an organiser changes anything. */
export const plainPrinter: PrinterSetting = {
	nudgeMm: { right: 0, down: 0 },
	flip: 'long-edge',
	hasFoldMarks: true,
	hasBleed: false,
	labelSheet: 'l7160',
	labelStart: 1,
	direct: 'dl',
	isPerCase: false,
	isPlaceAsked: false
};

const keysOf = <T extends string>(record: Record<T, unknown>) => Object.keys(record) as T[];
const fields: { [Key in keyof PrinterSetting]-?: Decode<PrinterSetting[Key]> } = {
	nudgeMm: nudgeField,
	flip: oneOf('long-edge', 'short-edge'),
	isTwoSided: optional(flag),
	hasFoldMarks: flag,
	hasBleed: flag,
	labelSheet: oneOf(...keysOf(labelGrids)),
	labelStart: integer({ min: 1, max: 100 }),
	direct: oneOf(...keysOf(directEnvelopes)),
	isPerCase: flag,
	isPlaceAsked: flag,
	envelope: optional(oneOf(...envelopes)),
	ownWindow: optional(ownWindowField),
	isOwnWindow: optional(flag)
};

/** Reads the stored settings. A setting that this app does not understand gets the value of `plainPrinter`. */
export function readPrinterSetting(json: string): PrinterSetting {
	const parsed = parseJsonWith((value) => value, json, 4_096);
	if (parsed.kind !== 'parsed' || typeof parsed.value !== 'object' || parsed.value === null) return plainPrinter;
	const kept = parsed.value as Record<string, unknown>;
	const understood = keysOf(fields).flatMap((key) => {
		const field = kept[key] === undefined ? undefined : parseWith<unknown>(fields[key], kept[key]);
		return field?.kind === 'parsed' ? [[key, field.value]] : [];
	});
	const setting: PrinterSetting = { ...plainPrinter, ...(Object.fromEntries(understood) as Partial<PrinterSetting>) };
	const most = labelsOn(labelGrids[setting.labelSheet]);
	return { ...setting, labelStart: Math.min(setting.labelStart, most) };
}
