/** What a writer tells the bench: one line of JSON. */
import { statSync } from 'node:fs';

export interface Told {
	letters: number;
	pages: number;
	ms: number;
	bytes: number;
	peakMb: number;
}

/** `peakMb` when it is not this process alone that worked. */
export function tell({
	outFile,
	peakMb = process.resourceUsage().maxRSS / 1024,
	...told
}: Omit<Told, 'bytes' | 'peakMb'> & { outFile: string; peakMb?: number }) {
	const bytes = statSync(outFile).size;
	process.stdout.write(`${JSON.stringify({ ...told, bytes, peakMb } satisfies Told)}\n`);
}
