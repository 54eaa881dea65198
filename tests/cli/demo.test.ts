import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';
import { readRecord, writeRecord } from '../../src/cli/demo/record.ts';
import { ensureSampleEvent } from '../../src/cli/demo/sample-event.ts';

test('demo creates its event once and finds it again at the next start, at another address too', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-demo-'));
	const url = `sqlite:${join(folder, 'writing-table.db')}`;
	const first = await ensureSampleEvent(url, 'http://localhost:3000', readRecord(folder));
	writeRecord(folder, first);
	const second = await ensureSampleEvent(url, 'http://localhost:4000', readRecord(folder));
	expect(second).toMatchObject({ code: first.code, organiserWords: first.organiserWords, setupToken: first.setupToken });
	expect(second.joinLink).toBe(first.joinLink.replace('3000', '4000'));
	const { db, close } = await openDatabase(url);
	expect(await db.selectFrom('events').select('code').execute()).toEqual([{ code: first.code }]);
	await close();
	rmSync(folder, { recursive: true });
});
