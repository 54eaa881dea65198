/** Says in a sentence why an event was not moved. */
import type { Exported } from '#lib/server/moving/export-event.ts';
import type { Imported } from '#lib/server/moving/import-event.ts';

/** Gives the sentence about an event that was not exported. It begins in lower case. */
export function whyNotExported(exported: Exclude<Exported, { kind: 'exported' }>, code: string, to: string): string {
	switch (exported.kind) {
		case 'no-event':
			return `there is no event ${code} here.`;
		case 'exists':
			return `${to} is there already, and stays as it is.`;
		case 'damaged':
			return `the database is not whole (${exported.problem}).`;
	}
}

/** Gives the sentence about an event that was not imported. It begins in lower case. */
export function whyNotImported(imported: Exclude<Imported, { kind: 'imported' }>, from: string): string {
	switch (imported.kind) {
		case 'missing-source':
			return `there is no file ${from}.`;
		case 'newer':
			return `${from} was made by a newer version. Update this server first.`;
		case 'older':
			return `${from} was made by an older version. Update the server that it came from, and export it again.`;
		case 'not-one-event':
			return `${from} does not hold one event. Name a file that "admin export" wrote; a backup is for "npm run restore".`;
		case 'damaged':
			return `${from} is not whole (${imported.problem}).`;
		case 'code-taken':
			return 'another event here has its code.';
		case 'other-owner':
			return 'this event was handed to other words here than on the server that the file comes from, and one event has one owner. Collect its letters there with the words that it has there.';
		case 'being-deleted':
			return 'this event was deleted here, and what is left of it is still being cleared. Try again later.';
	}
}
