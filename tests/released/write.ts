/**
 * `npm run released`: writes the files of the present version into `tests/released/`, for every later version to read. An
 * existing folder is left alone, because it was released. `npm run released -- --again` writes the folder again while its version
 * is still being made.
 */
import 'fake-indexeddb/auto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { wordsOf } from '#lib/keys/words.ts';
import { folderOf, isThere, pathIn, type RecordedCall } from './folder.ts';

const root = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const folder = folderOf(version);
const { again } = parseArgs({ options: { again: { type: 'boolean', default: false } } }).values;

if (isThere(folder) && !again) {
	console.error(
		`tests/released/${folder} is there already: what was released never changes. While ${version} is still being made, add -- --again.`
	);
	process.exit(1);
}
Object.assign(globalThis, { __APP_VERSION__: version });
process.chdir(root);
await write();

async function write() {
	const { useNewDatabase } = await import('../support/api.ts');
	const data = useNewDatabase();
	const { closeRunning } = await import('#lib/server/running.ts');
	const { liveADay } = await import('./day.ts');
	const { entropy } = await import('./the-event.ts');
	const { dumpDatabase } = await import('./dump.ts');
	rmSync(pathIn(folder), { recursive: true, force: true });
	for (const each of ['calls', 'items']) mkdirSync(pathIn(folder, each), { recursive: true });
	const day = await liveADay(() => copyDatabase(join(data, 'test.db')));
	await closeRunning();
	rmSync(data, { recursive: true });
	expectEveryCall(day.calls);

	writeFileSync(pathIn(folder, 'words.txt'), `${wordsOf(entropy).join(' ')}\n`);
	writeFileSync(pathIn(folder, 'sample-pack.json'), day.samplePack);
	writeFileSync(pathIn(folder, 'phone.letters'), day.lettersFile.text);
	day.calls.forEach((call, at) => writeJson(['calls', nameOf(call, at)], call));
	day.items.forEach(({ item, sealed }, at) => {
		writeJson(['items', `${item.kind}-${at + 1}.json`], item);
		writeFileSync(pathIn(folder, 'items', `${item.kind}-${at + 1}.age`), sealed);
	});
	for (const [name, database] of Object.entries(day.databases)) writeJson([`${name}.json`], await dumpDatabase(database));
	console.log(`tests/released/${folder}: ${day.calls.length} calls, ${day.items.length} items, three devices, one server.`);
	process.exit(0);
}

function writeJson(names: string[], value: unknown) {
	writeFileSync(pathIn(folder, ...names), `${JSON.stringify(value, null, '\t')}\n`);
}

/** The whole pack, as small as it can be. */
async function copyDatabase(file: string): Promise<void> {
	const database = new DatabaseSync(file);
	database.exec(`VACUUM INTO '${pathIn(folder, 'server.sqlite')}'`);
	database.close();
	return Promise.resolve();
}

/** Gives a name such as "07-post-letters-201.json". */
function nameOf({ method, path, status }: RecordedCall, at: number): string {
	const [, , , what = path.split('/')[1] === 'events' ? 'event' : 'health'] = path.split('?')[0]!.split('/');
	return `${String(at + 1).padStart(2, '0')}-${method.toLowerCase()}-${path === '/events' ? 'events' : what}-${status}.json`;
}

/** Finds calls of the API that the day leaves out. No later version would ever read such a call. */
function expectEveryCall(calls: RecordedCall[]) {
	const routes = join(root, 'src', 'routes', 'api', 'v1');
	const files = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('+server.ts'));
	const missing = files.flatMap((file) => {
		const pattern = new RegExp(`^/${file.replace(/\/?\+server\.ts$/, '').replace(/\[[a-z]+\]/g, '[^/]+')}$`);
		const methods = [...readFileSync(join(routes, file), 'utf8').matchAll(/export const (GET|POST|PUT|DELETE)\b/g)].map(
			([, each]) => each!
		);
		const isMade = (method: string) =>
			calls.some((call) => call.method === method && call.status < 300 && pattern.test(call.path.split('?')[0]!));
		return methods.filter((method) => !isMade(method)).map((method) => `${method} ${file}`);
	});
	if (missing.length > 0) throw new Error(`no such call in tests/released/day.ts: ${missing.join(', ')}`);
}
