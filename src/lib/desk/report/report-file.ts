/** Writes and reads a `.report` file. Its digest shows that nobody changed it by mistake; it proves nothing about who made it. */
import { digestedPart, parseReport, type EventReport } from '#lib/domain/report/report.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';

/** Gives the text of the file, which ends with a line feed. It throws when the report is beyond its bounds. */
export async function writeReport(report: Omit<EventReport, 'digest'>): Promise<string> {
	const parsed = parseReport(JSON.stringify({ ...report, digest: noDigest }));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	const digest = await sha256Hex(digestedPart(parsed.value));
	return `${JSON.stringify({ ...parsed.value, digest }, null, 2)}\n`;
}

const noDigest = '0'.repeat(64);

export type ReadReport =
	| { kind: 'read'; report: EventReport }
	| { kind: 'malformed'; problem: string }
	/** It has the form of a report, and is not as it was written. */
	| { kind: 'changed' };

/** Reads the text of a file: all of it, or nothing. */
export async function readReport(text: string): Promise<ReadReport> {
	const parsed = parseReport(text);
	if (parsed.kind === 'malformed') return { kind: 'malformed', problem: parsed.problem };
	const { value: report } = parsed;
	return (await sha256Hex(digestedPart(report))) === report.digest ? { kind: 'read', report } : { kind: 'changed' };
}

/** Says what it is, and of which event. */
export const reportFileName = (code: string) => `writing-table-${code}.report`;
