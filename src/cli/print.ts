/**
 * `npm run print -- items.json out.pdf`, with the options that `printing/order.ts` reads. The items are what `collect` wrote. It prints
 * no item that organisers held or left out, and says how many and why. It names and leaves out malformed items and items whose address
 * has no room, and prints the rest. Then it exits 1, as it does when a sender has no room in the window; what a person decided to put
 * aside is no fault, and exits 0. It exits 2 when it cannot follow the order itself. `--pack` names the cases and fills the covers. With
 * an archive as the pack, all is practice.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseShellItem } from '#lib/domain/facts/shell-item.ts';
import type { Item } from '#lib/domain/item.ts';
import { addresseeOf, type Pack } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { coverCases } from '#lib/printing/cover-facts.ts';
import { openFonts } from '#lib/printing/fonts.ts';
import type { HeldAddress, Missing, SenderLeftOut } from '#lib/domain/print/held.ts';
import { printInParts, type PrintedItem, type PrintRequest } from '#lib/printing/print-job.ts';
import type { PrintKind } from '#lib/domain/print/batch-fact.ts';
import { sheetWords, type SheetWords } from '#lib/printing/words.ts';
import { buildFonts, loadPrintFont } from './build-fonts.ts';
import { readOrder, UsageProblem, type Order } from './printing/order.ts';
import { asideInWords, type PutAsideItem } from './printing/put-aside.ts';
import { readTextFile } from './read-text-file.ts';
import { nodeDeflate, reportOf, stopwatch, writeParts } from './printing/report.ts';

const exit = { fine: 0, somethingLeftOut: 1, usage: 2 };

async function main(args: string[]): Promise<number> {
	const order = readOrder(args, new Date(), process.env.SOURCE_DATE_EPOCH);
	const words = readWords(order.locale);
	const pack = order.packFile === undefined ? undefined : readPack(order.packFile);
	const { items, aside, malformed } = readItems(order.itemsFile, pack?.archive === true ? pack.year : undefined);
	for (const line of [...malformed, ...asideInWords(aside)]) say(line);
	for (const id of withoutCountry(pack, items))
		say(`${id}: the pack does not say in which country the authority is. Look at its address.`);
	await buildFonts();
	const watch = stopwatch(() => performance.now());
	const fonts = await openFonts(loadPrintFont, []);
	watch.lap('fontsMs');
	const request = requestOf(order, words, pack);
	const each: PrintedItem[] = [];
	const printed = await printInParts(items, request, fonts, { deflate: nodeDeflate, onItem: (item) => each.push(item) });
	watch.lap('printMs');
	if (printed.kind === 'cancelled') return exit.somethingLeftOut;
	if (printed.kind === 'no-memory') throw new UsageProblem('Too many items for the memory of this machine: print fewer at once.');
	if (printed.kind === 'fonts-unreachable') throw new UsageProblem(`These fonts are missing: ${printed.files?.join(', ')}.`);
	if (printed.kind === 'printed') writeParts(order.outFile, printed.parts);
	watch.lap('writeMs');
	if (order.reportFile)
		writeFileSync(order.reportFile, reportOf(order.kind, printed, { items: each, aside, malformed }, watch.laps()));
	for (const held of printed.held) say(heldInWords(held));
	if (printed.kind === 'nothing') {
		say('Nothing to print, and no file written.');
		return exit.somethingLeftOut;
	}
	for (const missing of printed.missing) say(missingInWords(missing));
	for (const sender of printed.senders) say(senderInWords(sender));
	process.stdout.write(`${printed.printed.length} items on ${printed.pages} pages: ${order.outFile}\n`);
	const lost = printed.senders.filter(({ isInPart }) => !isInPart);
	return malformed.length + printed.held.length + lost.length === 0 ? exit.fine : exit.somethingLeftOut;
}

function requestOf(order: Order, words: SheetWords, pack: Pack | undefined): PrintRequest {
	const {
		kind,
		envelope,
		ownWindow,
		labels,
		direct,
		flip,
		isTwoSided,
		hasBleed,
		hasFoldMarks,
		nudgeMm,
		preparedBy,
		locale,
		createdAt
	} = order;
	return {
		...{ kind, envelope, ownWindow, labels, direct, flip, isTwoSided, hasBleed, hasFoldMarks, nudgeMm, words },
		covers: { preparedBy, cases: pack ? coverCases(pack, locale) : {} },
		title: titleFor(kind, words),
		createdAt,
		caseNames: caseNames(pack)
	};
}

interface ReadItems {
	items: Item[];
	/** What organisers held or left out. */
	aside: PutAsideItem[];
	malformed: string[];
}

function readItems(file: string, practice: number | undefined): ReadItems {
	const values = readJson(file);
	if (!Array.isArray(values)) throw new UsageProblem(`${file} must be a list of items.`);
	const read: ReadItems = { items: [], aside: [], malformed: [] };
	values.forEach((value, index) => {
		const parsed = parseShellItem(value);
		if (parsed.kind === 'malformed') return read.malformed.push(`Item ${index + 1} is left out: ${parsed.problem}`);
		const { aside, ...item } = parsed.value;
		if (aside) return read.aside.push({ id: item.id, ...aside });
		return read.items.push(practice === undefined ? item : { ...item, practice });
	});
	return read;
}

function readPack(file: string): Pack {
	const parsed = parsePack(readText(file));
	if (parsed.kind === 'malformed') throw new UsageProblem(`${file} is not a pack: ${parsed.problem}`);
	return parsed.value;
}

/** Packs of version 0.1 could not name a country. Then the app adds none to the address. */
function withoutCountry(pack: Pack | undefined, items: readonly Item[]): string[] {
	const written = new Set(items.flatMap(({ kind, caseId }) => (kind === 'letter' ? [caseId] : [])));
	return (pack?.cases ?? []).filter((entry) => written.has(entry.id) && !addresseeOf(entry).country).map(({ id }) => id);
}

const caseNames = (pack: Pack | undefined) => Object.fromEntries(pack?.cases.map(({ id, names }) => [id, names.full]) ?? []);

function readWords(locale: string): SheetWords {
	if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(locale)) throw new UsageProblem(`--locale is a language such as nl, not ${locale}.`);
	const file = fileURLToPath(new URL(`../messages/${locale}/print.json`, import.meta.url));
	const messages = readJson(file) as Record<string, string>;
	return sheetWords(locale, (key) => messages[key] ?? '');
}

function titleFor(kind: PrintKind, words: SheetWords): string {
	const name = (text: string) => text.replace(/[,\s]*\{event\}/, '');
	const { lettersTitle, cardsTitle, labelsTitle, envelopesTitle, coversTitle } = words;
	const titles = {
		...{ letters: [lettersTitle], cards: [cardsTitle], all: [lettersTitle, cardsTitle] },
		...{ labels: [labelsTitle], envelopes: [envelopesTitle], covers: [coversTitle] }
	};
	return titles[kind].map(name).join(' · ');
}

function heldInWords({ id, isAbsent }: HeldAddress): string {
	return `${id} is held back: ${isAbsent ? 'it has no address' : 'the address does not fit its place'}.`;
}

function missingInWords({ id, scripts, characters }: Missing): string {
	return `${id} has boxes: no font here for ${scripts.join(', ')} (${characters.slice(0, 12).join(' ')}).`;
}

function senderInWords({ id, isInPart }: SenderLeftOut): string {
	return isInPart
		? `${id} has its sender in the window without the country.`
		: `${id} has no sender in the window: it does not fit. It stands beside the window alone.`;
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
	const read = readTextFile(file);
	if (read.kind === 'read') return read.text;
	throw new UsageProblem(read.kind === 'no-text' ? `${file} is no text: save it as UTF-8.` : `${file} cannot be read.`);
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
