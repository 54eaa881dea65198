/**
 * `npm run admin -- list | delete CODE [--yes] | export CODE --to FILE | import FILE | purge [--older-than DAYS]` works on the events
 * in the database of DATABASE_URL while the server runs. It exits 1 when the work was not done, and 2 when it did not understand.
 */
import { parseArgs } from 'node:util';
import { readCode } from '#lib/domain/event-code.ts';
import { usualDatabaseUrl } from '#lib/server/open-database.ts';
import { adminOf, type Admin } from '#lib/server/ops/admin.ts';
import type { ListedEvent } from '#lib/server/ops/list-events.ts';
import { readSettings } from '#lib/server/ops/settings.ts';
import { askForWord } from './keeping/ask-for-word.ts';
import { stopWith } from './keeping/say-copy.ts';
import { eventTable, ofTerminal, sizeInWords } from './keeping/say-events.ts';
import { whyNotExported, whyNotImported } from './keeping/say-moved.ts';

const usage =
	'Use: npm run admin -- list | delete CODE [--yes] | export CODE --to FILE | import FILE | purge [--older-than DAYS]';
const purgeDays = { usual: '90', least: 30 };

/** The sentence says what was done, or why nothing was done. */
type Did = { kind: 'done' | 'not-done'; sentence: string };
type Act = (admin: Admin) => Promise<Did>;

const done = (sentence: string): Did => ({ kind: 'done', sentence });
const notDone = (sentence: string): Did => ({ kind: 'not-done', sentence });

const act = actAskedFor();
const did = await withAdmin(act).catch((fault: Error) => notDone(`This could not be done: ${fault.message}`));
if (did.kind === 'not-done') stopWith(1, did.sentence);
console.log(did.sentence);

async function withAdmin(work: Act): Promise<Did> {
	const admin = await adminOf(process.env.DATABASE_URL || usualDatabaseUrl);
	if (!admin) return notDone('There is no database at DATABASE_URL. The server makes one at its first start.');
	try {
		return await work(admin);
	} finally {
		await admin.close();
	}
}

function actAskedFor(): Act {
	const { words, yes, to, days } = asked();
	const [verb, subject, ...more] = words;
	if (more.length > 0) return notUnderstood();
	if (verb === 'list' && subject === undefined) return list;
	if (verb === 'delete') return remove(codeOf(subject), yes);
	if (verb === 'export') return exportTo(codeOf(subject), to ?? notUnderstood());
	if (verb === 'import') return importFrom(subject ?? notUnderstood());
	if (verb === 'purge' && subject === undefined) return purge(days);
	return notUnderstood();
}

function asked() {
	try {
		const options = { yes: { type: 'boolean' }, to: { type: 'string' }, 'older-than': { type: 'string' } } as const;
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		return { words: positionals, yes: values.yes === true, to: values.to, days: values['older-than'] ?? purgeDays.usual };
	} catch {
		return notUnderstood();
	}
}

function notUnderstood(): never {
	return stopWith(2, usage);
}

function codeOf(typed: string | undefined): string {
	return readCode(typed ?? notUnderstood()) ?? stopWith(2, 'CODE is the six signs of an event, as the list shows it.');
}

async function list(admin: Admin): Promise<Did> {
	const read = readSettings(process.env);
	if (read.kind === 'wrong') return notDone(read.sentence);
	const events = await admin.list(read.settings.keep);
	return done(events.length === 0 ? 'There is no event here.' : eventTable(events));
}

function remove(code: string, isSure: boolean): Act {
	return async (admin) => {
		const event = (await admin.list({})).find((each) => each.code === code);
		if (!event) return notDone(`There is no event ${code} here.`);
		if (!isSure && readCode(await askForWord(questionFor(event))) !== code)
			return notDone('That is not its code. Nothing was deleted.');
		await admin.remove(code);
		return done(`Deleted ${code}. Devices hear that there is no such event, and keep what they have.`);
	};
}

function questionFor({ code, name, items, sealedBytes }: ListedEvent): string {
	const holds = `Event ${code}, “${ofTerminal(name)}”: ${items} items, ${sizeInWords(sealedBytes)}.`;
	return `${holds} Nothing brings it back but a backup.\nType its code again to delete it: `;
}

function exportTo(code: string, file: string): Act {
	return async (admin) => {
		const exported = await admin.exportTo(code, file);
		if (exported.kind !== 'exported') return notDone(`Nothing was exported: ${whyNotExported(exported, code, file)}`);
		return done(`Exported ${code} to ${file}, and read it back: ${exported.items} sealed items.`);
	};
}

function importFrom(file: string): Act {
	return async (admin) => {
		const imported = await admin.importFrom(file);
		if (imported.kind !== 'imported') return notDone(`Nothing was imported: ${whyNotImported(imported, file)}`);
		const { code, items, added, isOwnerOfBefore } = imported;
		const said = `Imported ${code} from ${file}: all of its ${items} sealed items are here, ${added} of them new.`;
		return done(isOwnerOfBefore ? `${said} ${ownerStays}` : said);
	};
}

const ownerStays =
	'It was handed to new words there, and its settings were changed here since: here it stays with the words of before, which can hand it over here too.';

function purge(typed: string): Act {
	const days = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
	if (days < purgeDays.least) return stopWith(2, `--older-than takes a whole number of days, ${purgeDays.least} at least.`);
	return async (admin) => {
		const purged = await admin.purge(days);
		return done(`Dropped ${purged} ids of items whose events were deleted more than ${days} days ago.`);
	};
}
