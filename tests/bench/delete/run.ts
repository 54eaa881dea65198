/**
 * `npm run bench:delete [-- sqlite postgres]`: deletes an event of 200,000 letters on the built server while others post and ask. It
 * does so a little at a time, as the server does, and once more in one transaction. It writes into docs/benchmarks.md and needs a build.
 */
import { loadWatch, writeSection } from '../benchmarks-page.ts';
import { table, whole, type Judged } from '../sync/server/figures.ts';
import { deleteBeside, items, type Seen, type Way } from './delete-beside.ts';
import { onPostgres, onSqlite, type Engine } from './engines.ts';

const mostMs = 100;
const engines: Record<string, () => Promise<Engine>> = { sqlite: onSqlite, postgres: onPostgres };
const ways: [Way, string][] = [
	['as the server does', '**Writing Table, a little at a time**'],
	['in one statement', 'in one statement']
];

const asked = process.argv.slice(2);
const judged: Judged[] = [];
const lines: string[] = [];
const load = loadWatch();
for (const [name, open] of Object.entries(engines)) {
	if (asked.length > 0 && !asked.includes(name)) continue;
	const engine = await open();
	const rows: string[][] = [];
	try {
		for (const [way, called] of ways) {
			load.note();
			const seen = await deleteBeside(engine, way);
			load.note();
			rows.push(...rowsOf(called, seen));
			if (way === 'in one statement') continue;
			const slowest = Math.max(...seen.during.posts, ...seen.during.asks);
			judged.push({
				what: `${engine.name}: slowest answer to others ${whole(slowest)} ms, at most ${mostMs}`,
				isKept: slowest <= mostMs
			});
		}
	} finally {
		await engine.discard();
	}
	const head = [
		`${engine.name}, ${whole(items)} letters`,
		'posts of 5',
		'questions',
		'until it is cleared',
		'file',
		'log at most'
	];
	lines.push(table(head, rows), '');
}
console.log(lines.join('\n'));
writeSection('### Server: deleting an event beside others', [
	`${load.said()}. \`npm run build && npm run bench:delete\`. Four connections post to another event and four ask for its tally and letters, each again 50 ms after its answer; median / p99 / slowest answer.`,
	'',
	...lines
]);
for (const { what, isKept } of judged) console.log(`${isKept ? 'kept  ' : 'BROKEN'} ${what}`);
process.exit(judged.every(({ isKept }) => isKept) ? 0 : 1);

function rowsOf(called: string, { before, during, clearedMs, bytesBefore, bytesAfter, mostLogBytes }: Seen): string[][] {
	const log = mostLogBytes === undefined ? '–' : inMiB(mostLogBytes);
	const quiet = ['before, nothing is deleted', inMs(before.posts), inMs(before.asks), '', '', ''];
	const busy = [inMs(during.posts), inMs(during.asks), `${(clearedMs / 1000).toFixed(1)} s`];
	return [quiet, [called, ...busy, `${inMiB(bytesBefore)} → ${inMiB(bytesAfter)}`, log]];
}

function inMs(values: number[]): string {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (share: number) => whole(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
	return `${at(0.5)} / ${at(0.99)} / **${at(1)}** ms`;
}

function inMiB(bytes: number): string {
	return `${whole(bytes / 1024 ** 2)} MiB`;
}
