/**
 * `npm run backup -- --to FILE` copies the database of DATABASE_URL while the server runs, and reads the copy back. When this fails,
 * it leaves no file and exits 1.
 */
import { parseArgs } from 'node:util';
import { usualDatabaseUrl } from '#lib/server/open-database.ts';
import { backUp } from '#lib/server/ops/backup.ts';
import { inSentence, stopWith, whyNoCopy } from './keeping/say-copy.ts';

const to = fileNamed();
const copied = await backUp(process.env.DATABASE_URL || usualDatabaseUrl, to).catch((fault: Error) => stopWith(1, fault.message));
if (copied.kind !== 'copied') stopWith(1, `No backup was made: ${whyNoCopy(copied, to)}`);
console.log(`Backed up to ${to}, and read it back: ${inSentence(copied.contents)}.`);

function fileNamed(): string {
	const usage = 'Use: npm run backup -- --to FILE';
	try {
		return parseArgs({ options: { to: { type: 'string' } } }).values.to ?? stopWith(2, usage);
	} catch {
		return stopWith(2, usage);
	}
}
