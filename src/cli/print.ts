/** `node src/cli/print.ts items.json out.pdf [--envelope din5008b] [--kind letters|cards] [--pack pack.json] [--report report.json] [--locale en]` */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseItem, type Item } from '#lib/domain/item.ts';
import { envelopes, type Envelope } from '#lib/domain/manifest.ts';
import { parsePack, type Pack } from '#lib/domain/pack.ts';
import { openFonts } from '#lib/printing/fonts.ts';
import type { Missing } from '#lib/printing/held.ts';
import { printInParts, type PrintedItem, type PrintRequest } from '#lib/printing/print-job.ts';
import { sheetWords, type SheetWords } from '#lib/printing/words.ts';
import { buildFonts, loadPrintFont } from './build-fonts.ts';
import { nodeDeflate, reportOf, stopwatch, writeParts } from './printing/report.ts';

const usage =
	'Usage: print items.json out.pdf [--envelope ' +
	envelopes.join('|') +
	'] [--kind letters|cards] [--pack pack.json] [--report report.json] [--locale en|nl]';
const exit = { fine: 0, somethingLeftOut: 1, usage: 2 };

/** One sentence for the person at the shell. */
class UsageProblem extends Error {}

interface Order {
	itemsFile: string;
	outFile: string;
	envelope: Envelope;
	kind: PrintRequest['kind'];
	packFile: string | undefined;
	locale: string;
	reportFile: string | undefined;
}

async function main(args: string[]): Promise<number> {
	const order = readOrder(args);
	const words = readWords(order.locale);
	const pack = order.packFile === undefined ? undefined : readPack(order.packFile);
	const { items, malformed } = readItems(order.itemsFile, pack?.archive === true ? pack.year : undefined);
	for (const problem of malformed) say(problem);
	await buildFonts();
	const watch = stopwatch(() => performance.now());
	const fonts = await openFonts(loadPrintFont, []);
	watch.lap('fontsMs');
	const { envelope, kind } = order;
	const request: PrintRequest = {
		kind,
		envelope,
		words,
		title: titleFor(kind, words),
		createdAt: new Date(),
		caseNames: caseNames(pack)
	};
	const each: PrintedItem[] = [];
	const printed = await printInParts(items, request, fonts, { deflate: nodeDeflate, onItem: (item) => each.push(item) });
	watch.lap('printMs');
	if (printed.kind === 'cancelled') return exit.somethingLeftOut;
	if (printed.kind === 'no-memory') throw new UsageProblem('Too many items for the memory of this machine: print fewer at once.');
	if (printed.kind === 'fonts-unreachable') throw new UsageProblem(`These fonts are missing: ${printed.files?.join(', ')}.`);
	if (printed.kind === 'printed') writeParts(order.outFile, printed.parts);
	watch.lap('writeMs');
	if (order.reportFile) writeFileSync(order.reportFile, reportOf(printed, each, malformed, watch.laps()));
	for (const held of printed.held) say(`${held.id} is held back: the address does not fit its place.`);
	if (printed.kind === 'nothing') {
		say('Nothing to print, and no file written.');
		return exit.somethingLeftOut;
	}
	for (const missing of printed.missing) say(missingInWords(missing));
	process.stdout.write(`${printed.printed.length} items on ${printed.pages} pages: ${order.outFile}\n`);
	return malformed.length + printed.held.length === 0 ? exit.fine : exit.somethingLeftOut;
}

function readOrder(args: string[]): Order {
	const { values, positionals } = parse(args);
	const [itemsFile, outFile, ...more] = positionals;
	if (!itemsFile || !outFile || more.length > 0) throw new UsageProblem(usage);
	const envelope = envelopes.find((each) => each === (values.envelope ?? 'din5008b'));
	if (!envelope) throw new UsageProblem(`There is no envelope called ${values.envelope}; there are ${envelopes.join(', ')}.`);
	const kind = (['letters', 'cards', 'all'] as const).find((each) => each === (values.kind ?? 'all'));
	if (!kind) throw new UsageProblem(`--kind is letters or cards, not ${values.kind}.`);
	return { itemsFile, outFile, envelope, kind, packFile: values.pack, locale: values.locale ?? 'en', reportFile: values.report };
}

function parse(args: string[]) {
	const option = { type: 'string' } as const;
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: { envelope: option, kind: option, pack: option, locale: option, report: option }
		});
	} catch (problem) {
		throw new UsageProblem(`${problem instanceof Error ? problem.message : String(problem)} ${usage}`);
	}
}

function readItems(file: string, practice: number | undefined): { items: Item[]; malformed: string[] } {
	const values = readJson(file);
	if (!Array.isArray(values)) throw new UsageProblem(`${file} must be a list of items.`);
	const items: Item[] = [];
	const malformed: string[] = [];
	values.forEach((value, index) => {
		const parsed = parseItem(value);
		if (parsed.kind === 'malformed') malformed.push(`Item ${index + 1} is left out: ${parsed.problem}`);
		else items.push(practice === undefined ? parsed.value : { ...parsed.value, practice });
	});
	return { items, malformed };
}

function readPack(file: string): Pack {
	const parsed = parsePack(readText(file));
	if (parsed.kind === 'malformed') throw new UsageProblem(`${file} is not a pack: ${parsed.problem}`);
	return parsed.value;
}

const caseNames = (pack: Pack | undefined) => Object.fromEntries(pack?.cases.map(({ id, names }) => [id, names.full]) ?? []);

function readWords(locale: string): SheetWords {
	if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(locale)) throw new UsageProblem(`--locale is a language such as nl, not ${locale}.`);
	const file = fileURLToPath(new URL(`../../messages/${locale}/print.json`, import.meta.url));
	const messages = readJson(file) as Record<string, string>;
	return sheetWords(locale, (key) => messages[key] ?? '');
}

function titleFor(kind: PrintRequest['kind'], words: SheetWords): string {
	const name = (text: string) => text.replace(/[,\s]*\{event\}/, '');
	const { lettersTitle, cardsTitle, labelsTitle, envelopesTitle, coversTitle } = words;
	const titles = {
		...{ letters: [lettersTitle], cards: [cardsTitle], all: [lettersTitle, cardsTitle] },
		...{ labels: [labelsTitle], envelopes: [envelopesTitle], covers: [coversTitle] }
	};
	return titles[kind].map(name).join(' · ');
}

function missingInWords({ id, scripts, characters }: Missing): string {
	return `${id} has boxes: no font here for ${scripts.join(', ')} (${characters.slice(0, 12).join(' ')}).`;
}

function readJson(file: string): unknown {
	try {
		return JSON.parse(readText(file));
	} catch (problem) {
		if (problem instanceof UsageProblem) throw problem;
		throw new UsageProblem(`${file} is not JSON.`);
	}
}

function readText(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		throw new UsageProblem(`${file} cannot be read.`);
	}
}

function say(line: string) {
	process.stderr.write(`${line}\n`);
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (problem) {
	if (!(problem instanceof UsageProblem)) throw problem;
	say(problem.message);
	process.exitCode = exit.usage;
}
