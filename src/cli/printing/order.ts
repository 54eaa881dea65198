/** Reads what the person at the shell asked for. A `UsageProblem` says in one sentence what is wrong. */
import { parseArgs } from 'node:util';
import { directEnvelopeNames, type DirectEnvelope } from '#lib/domain/print/direct-envelope.ts';
import { labelGrids, labelsOn, type LabelSheet } from '#lib/domain/print/label-sheet.ts';
import { problemOf, type OwnWindow, type WindowProblem } from '#lib/domain/print/measured-envelope.ts';
import { envelopes, type Envelope, type Paper } from '#lib/domain/manifest.ts';
import { printKinds, type PrintKind } from '#lib/domain/print/batch-fact.ts';
import type { LabelChoice } from '#lib/printing/print-request.ts';
import type { Flip } from '#lib/printing/sheets/card-sheet.ts';
import { mostNudgeMm, type Nudge } from '#lib/domain/print/nudge.ts';

/** Its message is one sentence for the person at the shell. */
export class UsageProblem extends Error {}

export interface Order {
	itemsFile: string;
	outFile: string;
	kind: PrintKind;
	envelope: Envelope;
	ownWindow: OwnWindow | undefined;
	labels: LabelChoice;
	direct: DirectEnvelope;
	flip: Flip;
	isTwoSided: boolean;
	hasBleed: boolean;
	hasFoldMarks: boolean;
	nudgeMm: Nudge;
	preparedBy: string | undefined;
	packFile: string | undefined;
	locale: string;
	reportFile: string | undefined;
	/** The moment of creation that stands in the file. */
	createdAt: Date;
}

/** The names as on the package of the labels. */
const labelSheets = { L7160: 'l7160', '5160': 'avery5160' } as const satisfies Record<string, LabelSheet>;
const labelNames = Object.keys(labelSheets) as (keyof typeof labelSheets)[];
const flips = { long: 'long-edge', short: 'short-edge' } as const;
const usage =
	`Usage: print items.json out.pdf [--kind ${printKinds.join('|')}] [--envelope ${envelopes.join('|')}]` +
	' [--window WIDTH,HEIGHT,LEFT,BOTTOM,WIDE,HIGH]' +
	` [--label-sheet ${labelNames.join('|')}] [--label-start 1] [--direct ${directEnvelopeNames.join('|')}] [--flip long|short] [--two-sided] [--bleed]` +
	' [--no-fold-marks] [--nudge right,down] [--prepared-by NAME] [--pack pack.json] [--report report.json] [--locale en|nl]';

/**
 * Gives the order, or throws a `UsageProblem`. `epoch` is SOURCE_DATE_EPOCH (reproducible-builds.org), in seconds since 1970. With it,
 * two runs give the same bytes.
 */
export function readOrder(args: string[], now: Date, epoch?: string): Order {
	const { values, positionals } = parse(args);
	const [itemsFile, outFile, ...more] = positionals;
	if (!itemsFile || !outFile || more.length > 0) throw new UsageProblem(usage);
	const sheet =
		labelSheets[oneOf('--label-sheet', labelNames, (values['label-sheet'] ?? 'L7160').replace(/^avery\s*/i, '').toUpperCase())];
	return {
		...{ itemsFile, outFile },
		kind: oneOf('--kind', printKinds, values.kind ?? 'all'),
		envelope: oneOf('--envelope', envelopes, values.envelope ?? 'din5008b'),
		ownWindow: values.window === undefined ? undefined : ownWindow(values.window, values.envelope === 'us10' ? 'letter' : 'a4'),
		labels: { sheet, startAt: labelStart(values['label-start'] ?? '1', sheet) },
		direct: oneOf('--direct', directEnvelopeNames, values.direct ?? 'dl'),
		flip: flips[oneOf('--flip', ['long', 'short'] as const, values.flip ?? 'long')],
		isTwoSided: values['two-sided'] ?? false,
		hasBleed: values.bleed ?? false,
		hasFoldMarks: !values['no-fold-marks'],
		nudgeMm: nudge(values.nudge ?? '0,0'),
		preparedBy: values['prepared-by'],
		packFile: values.pack,
		locale: values.locale ?? 'en',
		reportFile: values.report,
		createdAt: epoch === undefined ? now : momentOf(epoch)
	};
}

function parse(args: string[]) {
	const option = { type: 'string' } as const;
	const yes = { type: 'boolean' } as const;
	try {
		return parseArgs({
			args: withNudgeJoined(args),
			allowPositionals: true,
			options: {
				...{ envelope: option, window: option, kind: option, pack: option, locale: option, report: option },
				...{ 'label-sheet': option, 'label-start': option, nudge: option, direct: option, flip: option },
				...{ 'prepared-by': option, 'two-sided': yes, bleed: yes, 'no-fold-marks': yes }
			}
		});
	} catch (problem) {
		throw new UsageProblem(`${problem instanceof Error ? problem.message : String(problem)} ${usage}`);
	}
}

/** Joins `--nudge` and its value, because "-0.5,1" alone would look like an option. */
function withNudgeJoined(args: readonly string[]): string[] {
	const at = args.indexOf('--nudge');
	const value = args[at + 1];
	if (at < 0 || value === undefined || !/^-[\d.]/.test(value)) return [...args];
	return args.toSpliced(at, 2, `--nudge=${value}`);
}

function oneOf<T extends string>(option: string, known: readonly T[], value: string): T {
	const found = known.find((each) => each === value);
	if (found === undefined) throw new UsageProblem(`${option} is one of ${known.join(', ')}, not ${value}.`);
	return found;
}

function momentOf(epoch: string): Date {
	const moment = new Date(/^\d{1,11}$/.test(epoch) ? Number(epoch) * 1_000 : NaN);
	if (!Number.isNaN(moment.getTime())) return moment;
	throw new UsageProblem(`SOURCE_DATE_EPOCH is whole seconds since 1970, not ${epoch}.`);
}

function labelStart(value: string, sheet: LabelSheet): number {
	const [start, most] = [Number(value), labelsOn(labelGrids[sheet])];
	if (Number.isInteger(start) && start >= 1 && start <= most) return start;
	throw new UsageProblem(`--label-start is a label from 1 to ${most}, not ${value}.`);
}

/** Reads six lengths in mm: the envelope's width and height, the window's distance from left and bottom, its width and height. */
function ownWindow(value: string, paper: Paper): OwnWindow {
	const lengths = value.split(',').map((part) => (/^\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : NaN));
	const [coverWidthMm, coverHeightMm, fromLeftMm, fromBottomMm, widthMm, heightMm] = lengths as [
		...[number, number, number],
		...[number, number, number]
	];
	const own: OwnWindow = { paper, coverWidthMm, coverHeightMm, fromLeftMm, fromBottomMm, widthMm, heightMm };
	if (lengths.length !== 6 || lengths.some(Number.isNaN))
		throw new UsageProblem(`--window is six lengths in millimetres, such as 220,110,20,15,90,45; not ${value}.`);
	const problem = problemOf(own);
	if (problem) throw new UsageProblem(`--window ${value}: ${windowProblems[problem]}`);
	return own;
}

const windowProblems: Record<WindowProblem, string> = {
	cover: 'the paper does not go into this envelope, folded twice at most.',
	outside: 'this window runs over the edge of its envelope.',
	small: 'while the sheet slides, less than 45 by 14 mm of it always shows.',
	wide: 'beside a window wider than 115 mm there is no room for the sender.',
	place: 'this window lies too high or too low on the sheet.'
};

function nudge(value: string): Nudge {
	const [right, down, ...more] = value.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
	const isNear = (mm: number | undefined): mm is number => mm !== undefined && Math.abs(mm) <= mostNudgeMm;
	if (isNear(right) && isNear(down) && more.length === 0) return { right, down };
	throw new UsageProblem(`--nudge is millimetres to the right and down, such as 0.5,-1, at most ${mostNudgeMm}; not ${value}.`);
}
