/** `npm run admin` as an operator runs it, in its own process, beside the real endpoints that take letters. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';
import { closeRunning } from '#lib/server/running.ts';
import { ask, useNewDatabase } from '../support/api.ts';
import { anEventOnServer, deliverLetters, type EventOnServer } from '../support/desks.ts';

let folder: string;
let database: string;
let file: string;
beforeEach(() => {
	database = useNewDatabase();
	folder = mkdtempSync(join(tmpdir(), 'writing-table-admin-'));
	file = join(folder, 'event.db');
});
afterEach(async () => {
	await closeRunning();
	for (const each of [database, folder]) rmSync(each, { recursive: true });
});

interface Ran {
	status: number | null;
	said: string;
}
/** `typed` comes in as through a pipe. */
const run = (words: string[], { typed = '', env = {} }: { typed?: string; env?: Record<string, string> } = {}) =>
	new Promise<Ran>((settle) => {
		const ran = spawn(process.execPath, ['src/cli/run.js', 'admin', ...words], { env: { ...process.env, ...env } });
		let said = '';
		for (const stream of [ran.stdout, ran.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
		ran.once('close', (status) => settle({ status, said }));
		ran.stdin.end(typed);
	});

const lying = async ({ code, token }: EventOnServer) => {
	const answer = await ask('GET', `/events/${code}/letters?limit=500`, { token });
	return answer.status === 200
		? ((await answer.json()) as { letters: { id: string }[] }).letters.map(({ id }) => id)
		: answer.status;
};

test('admin list shows each event in a line, with signs of a name that a terminal would obey left out', async () => {
	await closeRunning();
	const event = await anEventOnServer({ name: 'Northaven \u202Eschreibt' });
	await deliverLetters(event, 2);
	const { status, said } = await run(['list']);
	const [heads, line] = said.trim().split('\n');
	expect([status, heads]).toEqual([
		0,
		expect.stringMatching(/^Code +Name +Days +State +Items +Size +Opened +Last item +Goes on$/)
	]);
	expect(line).toMatch(
		new RegExp(
			`^${event.code}  Northaven schreibt  2026-12-10 – 2026-12-12  open  +2  +\\d+\\.\\d kB  (\\d{4}-\\d{2}-\\d{2}  ){2}\\d{4}-\\d{2}-\\d{2}$`
		)
	);
	expect((await run(['list'], { env: { KEEP_EVENT_DAYS: 'never' } })).said.trim()).toMatch(/ –$/);
	expect(await run(['list'], { env: { KEEP_EVENT_DAYS: '3' } })).toEqual({
		status: 1,
		said: 'KEEP_EVENT_DAYS must be a whole number from 45 to 3650, or never.\n'
	});
});

test('admin delete asks for the code again, and deletes nothing without it', async () => {
	const event = await anEventOnServer();
	const [id] = await deliverLetters(event, 1);
	for (const typed of ['', '\n', 'yes\n', 'ABCDEF\n'])
		expect(await run(['delete', event.code], { typed })).toEqual({
			status: 1,
			said: expect.stringMatching(/1 items[^]*That is not its code\. Nothing was deleted\.\n$/) as unknown
		});
	expect(await lying(event)).toEqual([id]);
	expect(await run(['delete', event.code], { typed: `${event.code.toLowerCase()}\n` })).toMatchObject({
		status: 0,
		said: expect.stringContaining(`Deleted ${event.code}.`) as unknown
	});
	expect(await lying(event)).toBe(404);
	expect(await run(['list'])).toEqual({ status: 0, said: 'There is no event here.\n' });
	expect(await run(['delete', event.code, '--yes'])).toMatchObject({
		status: 1,
		said: `There is no event ${event.code} here.\n`
	});
});

test('admin export and import move an event to another server, while letters arrive at both', async () => {
	const event = await anEventOnServer();
	await deliverLetters(event, 20);
	const exporting = run(['export', event.code, '--to', file]);
	await deliverLetters(event, 5);
	expect(await exporting).toEqual({
		status: 0,
		said: expect.stringMatching(
			new RegExp(`^Exported ${event.code} to .+, and read it back: 2\\d sealed items\\.\\n$`)
		) as unknown
	});
	expect(await run(['export', event.code, '--to', file])).toMatchObject({
		status: 1,
		said: expect.stringContaining('is there already') as unknown
	});
	const before = await lying(event);
	await closeRunning();

	const elsewhere = useNewDatabase();
	const other = await anEventOnServer();
	const importing = run(['import', file]);
	await deliverLetters(other, 5);
	expect(await importing).toMatchObject({ status: 0, said: expect.stringContaining(`Imported ${event.code} from`) as unknown });
	const after = (await lying(event)) as string[];
	expect(after).toEqual((before as string[]).slice(0, after.length));
	expect(after.length).toBeGreaterThanOrEqual(20);
	expect(await run(['import', file])).toMatchObject({ status: 0, said: expect.stringContaining(', 0 of them new.') as unknown });
	expect((await lying(other)) as string[]).toHaveLength(5);
	await deliverLetters(event, 1);
	rmSync(database, { recursive: true });
	database = elsewhere;
});

test('admin purge drops ids of old events alone, and says how many', async () => {
	const event = await anEventOnServer();
	await deliverLetters(event, 2);
	await run(['delete', event.code, '--yes']);
	expect(await run(['purge'])).toEqual({
		status: 0,
		said: 'Dropped 0 ids of items whose events were deleted more than 90 days ago.\n'
	});
	expect(await run(['purge', '--older-than', '7'])).toMatchObject({ status: 2 });
});

test.each([
	[[]],
	[['show']],
	[['delete']],
	[['delete', 'seven']],
	[['export', '7KQ2MB']],
	[['import']],
	[['list', 'all']],
	[['list', '--all']]
])('admin %j says how it is used and opens nothing', async (words) => {
	expect(await run(words)).toMatchObject({
		status: 2,
		said: expect.stringMatching(/^(Use: npm run admin -- list|CODE is the six)/) as unknown
	});
});

test('admin makes no database where there is none', async () => {
	const none = join(folder, 'none.db');
	expect(await run(['list'], { env: { DATABASE_URL: `sqlite:${none}` } })).toMatchObject({
		status: 1,
		said: expect.stringContaining('There is no database at DATABASE_URL') as unknown
	});
	expect(existsSync(none)).toBe(false);
});

test('admin says in one sentence that a newer version made the database', async () => {
	const url = `sqlite:${join(folder, 'newer.db')}`;
	const { db, close } = await openDatabase(url);
	await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2027-01-01')`.execute(db);
	await close();
	expect(await run(['list'], { env: { DATABASE_URL: url } })).toEqual({
		status: 1,
		said: expect.stringMatching(/^This could not be done: a newer version of Writing Table made this database\. .*\n$/) as unknown
	});
});
