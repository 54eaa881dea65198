/**
 * `npm run collect -- --server URL --code CODE --words-file FILE --out items.json [--show-identity]` fetches every sealed item of an
 * event and opens it. Beside an item that organisers held or left out it writes what they decided, so that `print` leaves it. With `--from
 * FILE …` it opens `.letters` files. After a hand-over it needs a server too, which gives the keyring for the new words. It exits 1 when some items could not be opened (the others are written), and 2 when nothing could be fetched or a
 * file is refused.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { askedToLeaveOut } from '#lib/domain/asked-to-leave-out.ts';
import { readCode } from '#lib/domain/event-code.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import { readWords } from '#lib/keys/words.ts';
import { openFacts, type OpenedFacts } from '#lib/sealing/seal-facts.ts';
import { fetchAllFacts } from './collecting/fetch-facts.ts';
import { fetchWholeFeed } from './collecting/fetch-feed.ts';
import { fetchKeyring } from './collecting/fetch-keyring.ts';
import { openAll } from './collecting/open-all.ts';
import { readFiles } from './collecting/read-files.ts';
import { withDecisions } from './collecting/with-decisions.ts';
import { readTextFile } from './read-text-file.ts';
import { whyNoWords } from './why-no-words.ts';

const options = {
	from: { type: 'string', multiple: true },
	server: { type: 'string' },
	code: { type: 'string' },
	'words-file': { type: 'string' },
	out: { type: 'string' },
	'show-identity': { type: 'boolean', default: false }
} as const;
const usage =
	'Use: npm run collect -- (--server URL --code CODE | --from FILE … [--server URL]) --words-file FILE --out items.json [--show-identity]';

const { code: typedCode, 'words-file': wordsFile, out, 'show-identity': isIdentityAsked, files, ...asked } = args();
const server = addressOf(asked.server);
const key = await organiserKey(wordsOf(wordsFile ?? stopWith(usage)));
const token = toBase64Url(key.authToken);
if (isIdentityAsked && !out) show(await identitiesFor(server === undefined ? undefined : codeTyped()));
else process.exitCode = await collect(out ?? stopWith(usage));

async function collect(file: string): Promise<number> {
	const { letters, facts, code, notRead, gone } =
		files.length > 0 ? await carried(files) : await fetched(server ?? stopWith(usage));
	const identities = await identitiesFor(code);
	if (isIdentityAsked) show(identities);
	const { items, requests, problems: unopened, locked } = await openAll(letters, code, identities);
	const said = await factsFor(code, facts, identities);
	const { entries, held, leftOut } = await withDecisions(items, said.facts, identities);
	const problems = [
		...unopened,
		...notRead.map((n) => `number ${n}: this program is too old for it`),
		...(said.notRead > 0 ? [`${said.notRead} decisions of organisers: this program is too old for them`] : [])
	];
	writeFileSync(file, `${JSON.stringify(entries, null, 2)}\n`);
	for (const problem of problems) console.error(problem);
	for (const id of askedToLeaveOut(requests, letters).ids) console.error(`${id}: its writer asks not to send it.`);
	console.error(`${items.length} of ${letters.length - requests.length + notRead.length} items opened and written to ${file}.`);
	if (held + leftOut > 0)
		console.error(`Organisers held ${held} and left out ${leftOut} of them. They are marked in ${file}, and print leaves them.`);
	if (server === undefined && facts.length === 0)
		console.error('What organisers held or left out is not known without the server (--server URL) or a file of an organiser.');
	if (gone > 0)
		console.error(`${gone} more went from the server some time after they were collected; whoever collected them has them.`);
	if (locked > 0 && server === undefined)
		console.error(
			`${locked} are sealed to other words than these. If the event was handed to these words, name its server too (--server URL): it keeps what opens letters from before.`
		);
	return problems.length > 0 ? 1 : 0;
}

async function fetched(url: string) {
	const code = codeTyped();
	const feed = await fetchWholeFeed(url, code, token);
	return feed.kind === 'failed' ? stopWith(feed.sentence) : { ...feed, facts: [], code };
}

async function carried(paths: string[]) {
	const read = await readFiles(paths);
	if (read.kind === 'failed') stopWith(read.sentence);
	for (const line of read.files) console.error(line);
	return { ...read, notRead: [], gone: 0 };
}

/** Gives the identity of the words. With a server it also gives those of the keyring that these words open. */
async function identitiesFor(code: string | undefined): Promise<string[]> {
	if (server === undefined || code === undefined) return [key.identity];
	const keyring = await fetchKeyring(server, code, { token, identity: key.identity });
	return keyring.kind === 'failed' ? stopWith(keyring.sentence) : keyring.identities;
}

/** What organisers said, as far as it can be heard: from the server, and from files that organisers wrote. */
async function factsFor(code: string, sealed: string[], identities: string[]): Promise<OpenedFacts> {
	const carried = await openFacts(sealed, identities, { event: code, token });
	const heard = server === undefined ? { facts: [], notRead: 0 } : await fetchAllFacts(server, code, token);
	if ('kind' in heard && heard.kind === 'failed') stopWith(heard.sentence);
	return { facts: [...carried.facts, ...heard.facts], notRead: carried.notRead + heard.notRead };
}

function show(identities: string[]) {
	for (const identity of identities) console.log(identity);
}

function codeTyped(): string {
	return readCode(typedCode ?? '') ?? stopWith('--code must be the six signs of the event.');
}

function addressOf(typed: string | undefined): string | undefined {
	if (typed === undefined || URL.canParse(typed)) return typed;
	return stopWith('--server must be an address such as http://localhost:3000.');
}

/** Gives the arguments so that `--from one two` names both files, because a shell expands `*.letters` to that. */
function args() {
	try {
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		if (positionals.length > 0 && !values.from) stopWith(usage);
		return { ...values, files: [...(values.from ?? []), ...positionals] };
	} catch {
		return stopWith(usage);
	}
}

function wordsOf(file: string): string[] {
	const read = readWords(textOf(file));
	return read.kind === 'words' ? read.words : stopWith(whyNoWords(read, file));
}

function textOf(file: string): string {
	const read = readTextFile(file);
	if (read.kind === 'read') return read.text;
	return stopWith(read.kind === 'no-text' ? `${file} is no text: save it as UTF-8.` : `${file} cannot be read.`);
}

function stopWith(sentence: string): never {
	console.error(sentence);
	process.exit(2);
}
