/** `npm run bench:print [-- --rounds 3]`: this project's printing beside its peers, in one run, into docs/benchmarks.md. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildFonts } from '../../../src/cli/build-fonts.ts';
import { loadWatch, writeSection } from '../benchmarks-page.ts';
import { printInBrowser } from './in-browser.ts';
import { lettersFor, type Blend } from './letters.ts';
import type { Told } from './tell.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string' } } });
const rounds = Number(values.rounds ?? 3);
const load = loadWatch();
const folder = mkdtempSync(join(tmpdir(), 'writing-table-bench-'));
const here = fileURLToPath(new URL('.', import.meta.url));
/** As `npm run print` starts Node. */
const nodeFlags = ['--max-semi-space-size=4', '--import', './src/cli/compile-cache.js'];

interface Contender {
	name: string;
	script: string;
	blend: Blend;
	count: number;
	options?: string[];
}

const contenders: Contender[] = [
	ours('Latin', 'latin', 1000),
	ours('mixed scripts', 'mixed', 1000),
	{ ...ours('Latin, untagged', 'latin', 1000), options: ['untagged'] },
	{ ...ours("Latin, the browser's deflate", 'latin', 1000), options: ['anywhere'] },
	peer('pdfkit'),
	peer('typst'),
	peer('jspdf'),
	peer('pdfmake'),
	peer('pdf-lib'),
	peer('chromium'),
	{ ...peer('typst'), name: 'typst, mixed scripts', blend: 'mixed', options: ['mixed'] },
	{ ...peer('chromium'), name: 'chromium, mixed scripts', blend: 'mixed' }
];
const large = [ours('Latin, 5,000 letters', 'latin', 5000), ours('mixed scripts, 5,000 letters', 'mixed', 5000)];

function ours(name: string, blend: Blend, count: number): Contender {
	return { name: `**Writing Table**, ${name}`, script: 'write-ours.ts', blend, count };
}

function peer(name: string): Contender {
	return { name: `${name}, Latin`, script: `peers/${name}.ts`, blend: 'latin', count: 1000 };
}

try {
	await buildFonts();
	for (const blend of ['latin', 'mixed'] as const)
		for (const count of [1000, 5000]) writeFileSync(lettersFile(blend, count), JSON.stringify(lettersFor(blend, count)));
	const told = new Map<Contender, Told[]>();
	for (let round = 0; round < rounds; round++) for (const each of [...contenders, ...large]) run(each, told);
	const browser = await printInBrowser([lettersFor('latin', 1000), lettersFor('mixed', 1000)], rounds);
	writeFigures(told, browser);
} finally {
	rmSync(folder, { recursive: true });
}

function lettersFile(blend: Blend, count: number): string {
	return join(folder, `${blend}-${count}.json`);
}

function run(contender: Contender, told: Map<Contender, Told[]>) {
	const command = [join(here, contender.script), lettersFile(contender.blend, contender.count), join(folder, 'out.pdf')];
	const output = execFileSync(process.execPath, [...nodeFlags, ...command, ...(contender.options ?? [])], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore']
	});
	load.note();
	const last = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Told;
	told.set(contender, [...(told.get(contender) ?? []), last]);
	process.stdout.write(
		`${contender.name.replaceAll('*', '')}: ${Math.round(pagesPerSecond(last))} pages/s, ${Math.round(last.peakMb)} MB\n`
	);
}

function pagesPerSecond({ pages, ms }: { pages: number; ms: number }): number {
	return (pages * 1000) / ms;
}

function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function writeFigures(told: ReadonlyMap<Contender, readonly Told[]>, browser: Awaited<ReturnType<typeof printInBrowser>>) {
	const speedOf = (contender: Contender) => median((told.get(contender) ?? []).map(pagesPerSecond));
	const [latin, mixed] = contenders;
	const rows = [...contenders, ...large].map((contender) => {
		const all = told.get(contender) ?? [];
		const rival = contender.blend === 'mixed' ? mixed : latin;
		const ratio = contender.script === 'write-ours.ts' || !rival ? '' : `${(speedOf(rival) / speedOf(contender)).toFixed(1)} ×`;
		const perPage = median(all.map(({ bytes, pages }) => bytes / pages));
		return `| ${contender.name} | ${whole(speedOf(contender))} | ${ratio} | ${whole(median(all.map((each) => each.peakMb)))} | ${whole(perPage)} |`;
	});
	const inBrowser = ['Latin', 'mixed scripts'].map((name, index) => {
		const { all = [], ownMs = 0 } = browser[index] ?? {};
		const blocks = all.map((each) => each.longestBlockMs);
		return `| ${name} | ${whole(median(all.map(pagesPerSecond)))} | ${whole(median(blocks))} | ${whole(Math.max(...blocks))} | ${whole(ownMs)} |`;
	});
	writeSection('## Printing', [
		`\`npm run bench:print -- --rounds ${rounds}\`: 1,000 letters of 250 words, each different, with a vector signature, from items in memory to a file on disk, fonts opened on the way. Every writer is a process of its own, all of them one after another, ${rounds} times; medians. ${load.said()} (the run itself makes 1 to 2 of it), with \`${nodeFlags.join(' ')}\`, one thread. Ours are tagged unless it says otherwise; of the others only Chromium's are. Ours set fold marks, window and practice marks besides.`,
		'',
		'| Writer | pages/s | ours is | peak MB | bytes a page |',
		'|---|---:|---:|---:|---:|',
		...rows,
		'',
		"In Chromium's worker, bundled as in the app, 1,000 letters, fonts fetched and opened on the way. A block counts whatever held the page up, the rest of the machine too; the page's own CPU time does not:",
		'',
		'| Letters | pages/s | longest block of the page, median ms | worst ms | its longest task, own CPU ms |',
		'|---|---:|---:|---:|---:|',
		...inBrowser
	]);
}

function whole(value: number): string {
	return Math.round(value).toLocaleString('en');
}
