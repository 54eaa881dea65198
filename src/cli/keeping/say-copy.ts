/** Says in a sentence how a backup or a restore ended. */
import type { BackupContents, Copied, Restored } from '#lib/server/ops/copy-contents.ts';

/** Prints the sentence as an error and ends the program with this exit code. */
export function stopWith(code: number, sentence: string): never {
	console.error(sentence);
	process.exit(code);
}

/** Gives the contents of a copy for a sentence. PostgreSQL's own programs do not count them. */
export const inSentence = (contents: BackupContents | undefined) =>
	contents ? `${contents.events} events, ${contents.items} sealed items` : 'it is whole';

/** Gives the sentence about a backup that was not made. */
export function whyNoCopy(copied: Exclude<Copied, { kind: 'copied' }>, to: string): string {
	switch (copied.kind) {
		case 'missing-source':
			return 'there is no database at DATABASE_URL.';
		case 'exists':
			return `${to} is there already, and stays as it is.`;
		case 'damaged':
			return `the database is not whole (${copied.problem}).`;
		case 'no-program':
			return noProgram(copied.program);
	}
}

/** Gives the sentence about a backup that was not restored. */
export function whyNotRestored(restored: Exclude<Restored, { kind: 'restored' }>, from: string): string {
	switch (restored.kind) {
		case 'missing-source':
			return `there is no file ${from}.`;
		case 'newer':
			return `${from} was made by a newer version. Update first.`;
		case 'in-use':
			return 'the database is in use. Stop the server first.';
		case 'damaged':
			return `${from} is not whole (${restored.problem}).`;
		case 'no-program':
			return noProgram(restored.program);
	}
}

const noProgram = (program: string) => `${program} is not on this machine. It comes with PostgreSQL; PG_BIN names its folder.`;
