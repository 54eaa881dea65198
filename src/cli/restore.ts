/**
 * `npm run restore -- --from FILE` puts a backup in the place of the database of DATABASE_URL. The server must be stopped. The earlier
 * database is kept in a file of its own. When this fails, it changes nothing and exits 1.
 */
import { parseArgs } from 'node:util';
import { usualDatabaseUrl } from '#lib/server/open-database.ts';
import { restore } from '#lib/server/ops/backup.ts';
import { inSentence, stopWith, whyNotRestored } from './keeping/say-copy.ts';

const from = fileNamed();
const url = process.env.DATABASE_URL || usualDatabaseUrl;
const stamp = `before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
const restored = await restore(url, from, stamp).catch((fault: Error) => stopWith(1, fault.message));
if (restored.kind !== 'restored') stopWith(1, `Nothing was restored: ${whyNotRestored(restored, from)}`);
console.log(`Restored ${from}: ${inSentence(restored.contents)}. Start the server; devices send again what it lacks.`);
if (restored.kept !== undefined) console.log(`What was there before is kept in ${restored.kept}.`);

function fileNamed(): string {
	const usage = 'Use: npm run restore -- --from FILE';
	try {
		return parseArgs({ options: { from: { type: 'string' } } }).values.from ?? stopWith(2, usage);
	} catch {
		return stopWith(2, usage);
	}
}
