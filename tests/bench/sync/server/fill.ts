import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { OpenDatabase } from '#lib/server/schema.ts';

export interface Filling {
	items: number;
	/** An item that a device sends has more than a thousand. */
	bytesEach: number;
	device: string;
}

/** Makes rows as they would be stored, with ids in the order of time. */
export async function fill({ db, engine }: OpenDatabase, code: string, { items, bytesEach, device }: Filling) {
	const [numbers, id, bytes] =
		engine === 'sqlite'
			? [
					sql`(with recursive s (n) as (select 1 union all select n + 1 from s where n < ${sql.lit(items)}) select n from s) as s`,
					sql`printf('0193%04x-%04x-7000-8000-%012x', n / 65536, n % 65536, abs(random()) % 281474976710656)`,
					sql`randomblob(${sql.lit(bytesEach)})`
				]
			: [
					sql`generate_series(1, ${sql.lit(items)}) as s(n)`,
					sql`'0193' || lpad(to_hex(n / 65536), 4, '0') || '-' || lpad(to_hex(n % 65536), 4, '0') || '-7000-8000-' || substr(md5(n::text), 1, 12)`,
					randomBytesOfPostgres(bytesEach)
				];
	await sql`insert into items (event, id, n, device, seq, case_id, kind, key_version, digest, sealed, size_bytes, received_at, is_late)
		select ${sql.lit(code)}, ${id}, n, ${sql.lit(device)}, n, 'wendy-galarza', 'letter', 1, ${sql.lit('a'.repeat(64))}, ${bytes}, ${sql.lit(bytesEach)}, 0, 0 from ${numbers}`.execute(
		db
	);
	const by_case = JSON.stringify({ 'wendy-galarza': { letters: items, cards: 0, paperLetters: 0, paperCards: 0 } });
	await db
		.updateTable('counters')
		.set({ last_n: items, items, sealed_bytes: bytesEach * items, by_case })
		.where('event', '=', code)
		.execute();
	if (engine === 'postgres') await sql`vacuum analyze items`.execute(db);
	else await sql.raw('pragma wal_checkpoint(truncate)').execute(db);
}

/** Gives bytes that cannot be compressed any more than sealed ones, the same in each row. */
const randomBytesOfPostgres = (bytesEach: number) => sql`decode(${sql.lit(randomBytes(bytesEach).toString('hex'))}, 'hex')`;
