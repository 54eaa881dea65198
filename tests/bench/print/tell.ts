/** What a writing process tells the bench: one line of JSON. */
import { statSync } from 'node:fs';

export interface Told {
	letters: number;
	pages: number;
	ms: number;
	bytes: number;
	peakMb: number;
}

/** The peak of memory, where other processes than this one worked too. */
export function tell({
	outFile,
	peakMb = process.resourceUsage().maxRSS / 1024,
	...told
}: Omit<Told, 'bytes' | 'peakMb'> & { outFile: string; peakMb?: number }) {
	const bytes = statSync(outFile).size;
	process.stdout.write(`${JSON.stringify({ ...told, bytes, peakMb } satisfies Told)}\n`);
}
