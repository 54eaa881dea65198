import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { mostWorkbookRows, workbookOf } from '#lib/desk/report/workbook.later.ts';

const partsOf = async (blob: Blob) => {
	const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
	return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};
const sheetOf = (parts: Record<string, string>) => parts['xl/worksheets/sheet1.xml'] ?? '';

test('workbookOf writes numbers as numbers and texts as texts, also what looks like a formula', async () => {
	const parts = await partsOf(
		await workbookOf(
			[
				['Code', 'Letters'],
				['=1+1', 12],
				['رسالة & <b>', 0]
			],
			'Report'
		)
	);
	expect(sheetOf(parts)).not.toMatch(/<f[ >]/);
	expect(sheetOf(parts)).toMatch(/<c r="B2"[^>]*><v>12<\/v><\/c>/);
	const all = Object.values(parts).join('');
	expect(all).toContain('=1+1');
	expect(all).toContain('رسالة &amp; &lt;b&gt;');
	expect(parts['xl/workbook.xml']).toContain('name="Report"');
});

test('workbookOf starts no worker for the largest table it takes, and refuses a larger one', async () => {
	const row = Array.from({ length: 15 }, (_, at) => `Table by the window ${at}`);
	const rows = Array.from({ length: mostWorkbookRows }, () => row);
	const before = globalThis.Worker;
	globalThis.Worker = class {
		constructor() {
			throw new Error('a worker');
		}
	} as unknown as typeof Worker;
	try {
		expect((await workbookOf(rows, 'Report')).size).toBeGreaterThan(1_000);
	} finally {
		globalThis.Worker = before;
	}
	expect(() => workbookOf([...rows, row], 'Report')).toThrow('501 rows');
});
