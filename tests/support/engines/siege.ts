/**
 * Kills a browser again and again while somebody writes and hands in, on one profile, and keeps a book of what was typed. After
 * each start, the book is compared with what the device has.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { itemsOf, openEvent } from '../event.ts';
import type { BuiltServer } from '../server.ts';
import type { Engine, EngineBrowser } from './engine.ts';
import { Letter, type AfterKill } from './siege-letter.ts';
import { Person } from './person.ts';
import { rowsOf } from './stored-rows.ts';
import { firstBlock, handInButton, join, nameField, openSheet, outboxMarks, readOnceMore, thanks } from './writer.ts';

export interface BrowserSiege {
	version: string;
	kills: number;
	/** After how many kills the current letter was a draft. */
	drafts: number;
	/** After how many kills it was in the outbox, and nobody had been thanked yet. */
	beforeThanks: number;
	/** After how many kills there was no word on the sheet yet. */
	nothingYet: number;
	/** The age of the oldest typing that was lost, of all kills. */
	longestGoneMs: number;
	/** How many letters the server has in the end. Each was opened and compared. */
	delivered: number;
	/** What broke a promise, in words. */
	broken: string[];
}

interface Settings {
	engine: Engine;
	server: BuiltServer;
	kills: number;
	/** From 0 up to 1. */
	chance: () => number;
	onKill?: (siege: BrowserSiege) => void;
}

const caseIds = ['wendy-galarza', 'zhang-zhan', 'janna-jihad', 'rung-panusaya', 'ciham-ali'];

export async function besiegeBrowser({ engine, server, kills, chance, onKill }: Settings): Promise<BrowserSiege> {
	const profile = mkdtempSync(pathOf(tmpdir(), 'writing-table-siege-'));
	const event = await openEvent(server.url);
	let browser = await engine.open(profile);
	const siege = emptySiege(browser.version);
	const handedIn: Letter[] = [];
	let letter = nextLetter(1);
	const end = async () => {
		await browser.kill();
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		await join(new Person(browser), event.tableLink('1'));
		while (siege.kills < kills) {
			letter = await writeUntilKilled({ browser, url: server.url, letter, handedIn, chance });
			siege.kills++;
			browser = await engine.open(profile);
			letter = await compare(new Person(browser), server.url, letter, handedIn, siege);
			onKill?.(siege);
		}
		await browser.goto(`${server.url}/cases`);
		await new Person(browser).sees(outboxMarks('^0 safe here'));
		siege.delivered = compareItems(await itemsOf(server.url, event), handedIn, siege.broken);
		return siege;
	} finally {
		await end();
	}
}

const emptySiege = (version: string): BrowserSiege => ({
	version,
	kills: 0,
	drafts: 0,
	beforeThanks: 0,
	nothingYet: 0,
	longestGoneMs: 0,
	delivered: 0,
	broken: []
});

const nextLetter = (number: number) => new Letter(number, caseIds[number % caseIds.length] ?? '');

interface Writing {
	browser: EngineBrowser;
	url: string;
	letter: Letter;
	handedIn: Letter[];
	chance: () => number;
}

/**
 * Writes one letter after the other until the browser is killed at a random moment. It gives the letter that was being written.
 */
async function writeUntilKilled({ browser, url, letter, handedIn, chance }: Writing): Promise<Letter> {
	const person = new Person(browser);
	const writingMs = 300 + chance() * 3_000;
	await openSheet(person, url, 'letter', letter.caseId);
	await person.taps(firstBlock);
	const killAfterMs = chance() * (writingMs + 2_500);
	let isKilled = false;
	const killing = new Promise<void>((settle) => setTimeout(settle, killAfterMs)).then(async () => {
		isKilled = true;
		letter.killedAtMs = performance.now();
		await browser.kill();
	});
	const writing = async () => {
		while (!isKilled) {
			await writeOn(person, letter, writingMs, () => isKilled);
			if (isKilled || !(await handInOf(person, letter))) continue;
			handedIn.push(letter);
			letter = nextLetter(letter.number + 1);
			await openSheet(person, url, 'letter', letter.caseId);
		}
	};
	// After a kill, every question to the browser fails or never answers. A failure before the kill is a fault.
	const unlessKilled = (failure: unknown) => {
		if (!isKilled) throw failure;
	};
	await Promise.race([writing().catch(unlessKilled), killing]).finally(() => (isKilled ? killing : browser.kill()));
	await killing;
	return letter;
}

async function writeOn(person: Person, letter: Letter, forMs: number, isOver: () => boolean) {
	if ((await person.valueOf(nameField)) === '') await person.types(nameField, 'Nora');
	const startedAtMs = performance.now();
	const space = letter.text === '' || letter.text.endsWith(' ') ? '' : ' ';
	await person.types(firstBlock, space);
	letter.typed(space);
	while (!isOver() && performance.now() - startedAtMs < forMs) {
		const word = letter.nextWord();
		await person.browser.keys(word);
		letter.typed(word);
	}
}

async function handInOf(person: Person, letter: Letter): Promise<boolean> {
	if (letter.text.trim() === '') return false;
	await person.taps(readOnceMore);
	letter.isTapped = true;
	await person.taps(handInButton);
	await person.sees(thanks);
	letter.isThanked = true;
	return true;
}

/** Compares what the device has after the start with the book, and gives the letter to go on with. */
async function compare(person: Person, url: string, letter: Letter, handedIn: Letter[], siege: BrowserSiege): Promise<Letter> {
	await openSheet(person, url, 'letter', letter.caseId);
	const isThisCase = (row: Record<string, unknown>) => row.caseId === letter.caseId;
	const [drafts, entries] = await Promise.all([rowsOf(person.browser, 'drafts'), rowsOf(person.browser, 'outbox')]);
	const before = handedIn.filter(({ caseId }) => caseId === letter.caseId).length;
	const found: AfterKill = letter.afterKill({
		drafts: drafts.filter(isThisCase).length,
		entries: entries.filter(isThisCase).length - before,
		shown: await person.valueOf(firstBlock)
	});
	siege.broken.push(...found.broken.map((problem) => `kill ${siege.kills}, letter ${letter.number}: ${problem}`));
	const due = handedIn.length + (found.place === 'outbox' ? 1 : 0);
	if (drafts.length > 1) siege.broken.push(`kill ${siege.kills}: ${drafts.length} drafts`);
	if (entries.length !== due) siege.broken.push(`kill ${siege.kills}: ${entries.length} in the outbox of ${due} handed in`);
	siege.longestGoneMs = Math.max(siege.longestGoneMs, found.goneMs);
	if (found.place === 'nothing-yet') siege.nothingYet++;
	if (found.place === 'draft') siege.drafts++;
	if (found.place !== 'outbox') return letter.goOn(found.shown);
	if (!letter.isThanked) siege.beforeThanks++;
	handedIn.push(letter);
	return nextLetter(letter.number + 1);
}

/** Checks that every letter that was handed in is on the server once, as it was typed. It gives how many there are. */
function compareItems(items: { paragraphs: string[] }[], handedIn: Letter[], broken: string[]): number {
	for (const letter of handedIn) {
		const copies = items.filter(({ paragraphs }) => paragraphs.some((text) => letter.isIn(text)));
		if (copies.length !== 1) broken.push(`letter ${letter.number} arrived ${copies.length} times`);
		else if (!letter.isWhole(copies[0]?.paragraphs.join('\n') ?? '')) broken.push(`letter ${letter.number} arrived altered`);
	}
	if (items.length !== handedIn.length) broken.push(`${items.length} items arrived of ${handedIn.length}`);
	return items.length;
}
