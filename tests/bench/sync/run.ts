/**
 * `npm run bench:sync [-- throughput growth hall outbox organiser]`: measures how fast the server takes letters, beside the
 * fastest that is possible, and how fast browsers send and fetch them. It writes into docs/benchmarks.md and needs a build.
 */
import { loadWatch, writeSection } from '../benchmarks-page.ts';
import { organiser } from './browser/organiser.ts';
import { outbox } from './browser/outbox.ts';
import type { Judged, Measured } from './server/figures.ts';
import { growth } from './server/growth.ts';
import { hall } from './server/hall.ts';
import { throughput } from './server/throughput.ts';

interface Part {
	heading: string;
	measure(): Promise<Measured>;
}

const parts: Record<string, Part> = {
	throughput: { heading: '### Server: throughput', measure: throughput },
	growth: { heading: '### Server: growth', measure: growth },
	hall: { heading: '### Server: a hall that comes back', measure: hall },
	outbox: { heading: '### Sync: an outbox of a thousand', measure: outbox },
	organiser: { heading: "### Sync: an organiser's device", measure: organiser }
};

const asked = process.argv.slice(2);
const judged: Judged[] = [];
for (const [name, { heading, measure }] of Object.entries(parts)) {
	if (asked.length > 0 && !asked.includes(name)) continue;
	console.log(`\n== ${name}\n`);
	const load = loadWatch();
	load.note();
	const measured = await measure();
	load.note();
	console.log(measured.lines.join('\n'));
	writeSection(heading, [`${load.said()}.`, '', ...measured.lines]);
	judged.push(...measured.judged);
}
console.log('');
for (const { what, isKept } of judged) console.log(`${isKept ? 'kept  ' : 'BROKEN'} ${what}`);
process.exit(judged.every(({ isKept }) => isKept) ? 0 : 1);
