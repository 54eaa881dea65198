import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Connection } from '#lib/device/connection.svelte.ts';
import { Database } from '#lib/device/database.ts';
import Entries from './Entries.svelte';

const databases: Database[] = [];
afterEach(() => Promise.all(databases.splice(0).map((database) => database.delete())));

function aConnection() {
	const database = new Database(`live-${crypto.randomUUID()}`);
	databases.push(database);
	return { database, connection: new Connection(database) };
}
const aDrain = (event: string) => ({ event, state: { kind: 'idle' as const } });
const idsOf = async (database: Database) => (await database.drains.toArray()).map(({ event }) => ({ id: event }));

test('liveRows shows what is stored and follows what another tab stores', async () => {
	const { database, connection } = aConnection();
	await database.drains.put(aDrain('a'));
	const screen = await render(Entries, { query: () => idsOf(database), connection });
	await expect.element(screen.getByTestId('rows')).toHaveTextContent('ready: a');
	const otherTab = new Database(database.name);
	await otherTab.drains.put(aDrain('b'));
	otherTab.close();
	await expect.element(screen.getByTestId('rows')).toHaveTextContent('ready: a b');
});

test('liveRows keeps the last rows when the storage is lost, reopens it and goes on', async () => {
	const { database, connection } = aConnection();
	await database.drains.put(aDrain('a'));
	let isLost = false;
	const query = async () => {
		if (isLost) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
		return idsOf(database);
	};
	const screen = await render(Entries, { query, connection });
	await expect.element(screen.getByTestId('rows')).toHaveTextContent('ready: a');
	isLost = true;
	await database.drains.put(aDrain('b'));
	await expect.element(screen.getByTestId('connection')).toHaveTextContent('lost');
	await expect.element(screen.getByTestId('rows')).toHaveTextContent('ready: a');
	isLost = false;
	await connection.recover();
	await expect.element(screen.getByTestId('connection')).toHaveTextContent('open');
	await expect.element(screen.getByTestId('rows')).toHaveTextContent('ready: a b');
});

test('liveRows ends in a state the shell can show when every query fails', async () => {
	const { connection } = aConnection();
	const query = () => Promise.reject(new DOMException('lost', 'UnknownError'));
	const screen = await render(Entries, { query, connection });
	await expect.element(screen.getByTestId('connection')).toHaveTextContent('lost');
	await expect.element(screen.getByTestId('rows')).toHaveTextContent('not ready:');
});
