import { spokenCode } from '#lib/domain/event-code.ts';
import { qrLines } from '#lib/printing/qr.ts';
import type { DemoRecord } from './record.ts';

/** Prints all that a person needs to try the demo. */
export function announce(record: DemoRecord, file: string): void {
	const rows: [string, string][] = [
		['Address', record.url],
		['Event', `Northaven writes · ${spokenCode(record.code)}`],
		['Join link', record.joinLink],
		['Table link', record.tableLink],
		['Organiser', `${record.url}/organise`],
		['Twelve words', record.organiserWords],
		['Set-up token', record.setupToken],
		['All of this', file]
	];
	const lines = rows.map(([name, value]) => `${name.padEnd(14)}${value}`);
	console.log(
		['', 'Writing Table, a demo on this machine. Ctrl-C stops it.', '', ...lines, '', ...qrLines(record.joinLink), ''].join('\n')
	);
}
