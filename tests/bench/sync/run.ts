/** `npm run bench:sync [-- throughput growth hall]`: how fast the server takes letters, against what it could be at most. Needs a build. */
import type { Judged } from './server/figures.ts';
import { growth } from './server/growth.ts';
import { hall } from './server/hall.ts';
import { throughput } from './server/throughput.ts';

const parts: Record<string, () => Promise<Judged[]>> = { throughput, growth, hall };

const asked = process.argv.slice(2);
const judged: Judged[] = [];
for (const [name, measure] of Object.entries(parts)) {
	if (asked.length > 0 && !asked.includes(name)) continue;
	console.log(`\n== ${name}\n`);
	judged.push(...(await measure()));
}
console.log('');
for (const { what, isKept } of judged) console.log(`${isKept ? 'kept  ' : 'BROKEN'} ${what}`);
process.exit(judged.every(({ isKept }) => isKept) ? 0 : 1);
