/** Says what to print, and how. It is plain data, so that it can go to the printing worker as it is. */
import type { DirectEnvelope } from '#lib/domain/print/direct-envelope.ts';
import type { OwnWindow } from '#lib/domain/print/measured-envelope.ts';
import type { PrintKind } from '#lib/domain/print/batch-fact.ts';
import type { LabelSheet } from '#lib/domain/print/label-sheet.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { CoverFacts } from './sheets/cover.ts';
import type { Flip } from './sheets/card-sheet.ts';
import type { Nudge } from '#lib/domain/print/nudge.ts';
import type { SheetWords } from './words.ts';

/** What decides where things stand on the paper. */
export interface LayoutRequest {
	kind: PrintKind;
	/** Its paper is the paper of letters, cards and covers. */
	envelope: Envelope;
	/** Instead of the envelope's: a window that somebody measured. Its paper is that of `envelope`. */
	ownWindow?: OwnWindow;
	words: SheetWords;
	createdAt: Date;
	/** For `labels`; absent is L7160 from its first label. */
	labels?: LabelChoice;
	/** For `envelopes`: the size of those that are printed on themselves. Absent is DL. */
	direct?: DirectEnvelope;
	/** For `covers`. */
	covers?: CoverFacts;
	/** How the printer turns the sheet for the back of the cards. */
	flip?: Flip;
	/** Letters on both sides of the paper; each still begins on a sheet of its own. Absent is on one side. */
	isTwoSided?: boolean;
	/** Cards a little smaller, whose pictures run over the cut on all sides. */
	hasBleed?: boolean;
	/** At the folds of a letter; absent is with them. */
	hasFoldMarks?: boolean;
	/** Moves everything, for printers and envelopes that are a little off. */
	nudgeMm?: Nudge;
	/** The names of cases by their ids, for the outline and covers; an id without a name stands for itself. */
	caseNames?: Readonly<Record<string, string>>;
}

export interface LabelChoice {
	sheet: LabelSheet;
	/** The first label that is still on the sheet, counted from 1 along the rows. */
	startAt: number;
}

export interface PrintRequest extends LayoutRequest {
	/** Stands in the PDF's title. Nobody's name. */
	title: string;
	/** False leaves out the tags for screen readers; see `PdfInfo`. */
	isTagged?: boolean;
}
