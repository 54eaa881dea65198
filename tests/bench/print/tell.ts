/** What a writer tells the bench: one line of JSON. */
import { statSync } from 'node:fs';

export interface Told {
	letters: number;
	pages: number;
	ms: number;
	bytes: number;
	peakMb: number;
}

export function tell({ outFile, ...told }: { letters: number; pages: number; ms: number; outFile: string }) {
	const peakMb = process.resourceUsage().maxRSS / 1024;
	const bytes = statSync(outFile).size;
	process.stdout.write(`${JSON.stringify({ ...told, bytes, peakMb } satisfies Told)}\n`);
}
