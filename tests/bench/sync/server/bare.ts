/**
 * The smallest thing that could be called a server, to compare ours with: `node:http`, JSON that is parsed and not checked, the
 * same rows into the same tables, and one durable commit for each request. It has no tokens, digests, order or counts. `bare.ts
 * DATABASE_URL CODE`.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { PostedItem } from '#lib/domain/wire/wire.ts';

const [, , url = '', code = ''] = process.argv;
const columns = [
	'event',
	'id',
	'n',
	'device',
	'seq',
	'case_id',
	'kind',
	'key_version',
	'digest',
	'sealed',
	'size_bytes',
	'received_at',
	'is_late'
];
const start = `insert into items (${columns.join(', ')}) values`;
const end = 'on conflict (event, id) do nothing';
let n = 0;

function valuesOf({ id, seq, caseId, kind, keyVersion, digest, sealed: text }: PostedItem, device: string) {
	const sealed = Buffer.from(text, 'base64');
	return [code, id, ++n, device, seq, caseId, kind, keyVersion, digest, sealed, sealed.length, Date.now(), 0];
}

function intoSqlite(path: string) {
	const file = new DatabaseSync(path);
	for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'])
		file.exec(`PRAGMA ${pragma}`);
	const insert = file.prepare(`${start} (${columns.map(() => '?').join(', ')}) ${end}`);
	return (rows: ReturnType<typeof valuesOf>[]) => {
		file.exec('begin immediate');
		for (const row of rows) insert.run(...row);
		file.exec('commit');
		return Promise.resolve();
	};
}

function intoPostgres() {
	const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c synchronous_commit=on' });
	return async (rows: ReturnType<typeof valuesOf>[]) => {
		const places = rows.map((row, index) => `(${row.map((_, at) => `$${index * row.length + at + 1}`).join(', ')})`);
		await pool.query(`${start} ${places.join(', ')} ${end}`, rows.flat());
	};
}

const store = url.startsWith('sqlite:') ? intoSqlite(url.slice('sqlite:'.length)) : intoPostgres();
const server = http.createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const { device, items } = JSON.parse(Buffer.concat(chunks).toString()) as { device: string; items: PostedItem[] };
		void store(items.map((item) => valuesOf(item, device))).then(() => {
			const receipts = items.map(({ id, digest }) => ({ id, digest, outcome: 'stored' }));
			response.writeHead(201, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ receipts, serverTime: new Date().toISOString() }));
		});
	});
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
