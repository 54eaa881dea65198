/**
 * `npm run bench`: measures what a writer waits for, on the built app in Chromium on this machine. It measures the script of each
 * screen's first load, the way from the tap to the thank-you, and the cold start of a browser without a server. It prints a
 * table.
 */
import { aServer } from '../support/server.ts';
import { openEvent } from '../support/event.ts';
import { coldStarts } from './cold-start.ts';
import { firstLoads, type FirstLoad } from './first-load.ts';
import { handIns } from './hand-in.ts';
import { row, type Row } from './table.ts';

const server = await aServer();
try {
	const event = await openEvent(server.url);
	const rows: Row[] = [
		...(await firstLoads(server, event)).map(firstLoadRow),
		...(await handIns(server, event)),
		...(await coldStarts(server, event))
	];
	console.log(['| What | Bound | Seen |', '|---|---|---|', ...rows.map(row)].join('\n'));
} finally {
	await server.discard();
}

function firstLoadRow({ name, boundKib, kib, files }: FirstLoad): Row {
	return {
		what: `first-load script, ${name} screen (gzip)`,
		bound: `≤ ${boundKib} KiB`,
		seen: `**${kib.toFixed(1)} KiB** in ${files} files`
	};
}
