/** The table of the report as an `.xlsx` workbook, for spreadsheets that ask of a CSV what its separators are. */
import writeWorkbook from 'write-excel-file/universal';
import type { CsvCell } from '#lib/domain/report/csv.ts';

/**
 * The most rows of a workbook. The library packs what is larger in a worker of its own making, which the app's content policy forbids;
 * an event with so many tables takes the CSV.
 */
export const mostWorkbookRows = 500;

/** Writes one sheet. The first row is its head. A text stays a text, also one that looks like a formula. */
export function workbookOf(rows: readonly (readonly CsvCell[])[], sheet: string): Promise<Blob> {
	if (rows.length > mostWorkbookRows) throw new Error(`a workbook of ${rows.length} rows`);
	const cells = rows.map((row, at) =>
		row.map((value) => {
			const style = at === 0 ? { fontWeight: 'bold' as const } : {};
			return typeof value === 'number' ? { type: Number, value, ...style } : { type: String, value, ...style };
		})
	);
	return writeWorkbook(cells, { sheet, stickyRowsCount: 1 }).toBlob();
}
