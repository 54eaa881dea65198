/** Why a database could not do its work, as far as it matters to the caller. */
export type StorageFault = 'full' | 'busy' | 'other';

const sqliteFaults: Record<number, StorageFault> = { 5: 'busy', 6: 'busy', 10: 'full', 13: 'full' };
/**
 * The codes are disk_full, io_error, too_many_connections, cannot_connect_now, admin_shutdown, crash_shutdown,
 * serialization_failure and deadlock_detected. The last ones are for a connection that could not be made or broke: then the
 * database is being restarted and will soon answer again.
 */
const postgresFaults: Record<string, StorageFault> = {
	'53100': 'full',
	'58030': 'full',
	'53300': 'busy',
	'57P03': 'busy',
	'57P01': 'busy',
	'57P02': 'busy',
	'40001': 'busy',
	'40P01': 'busy',
	ECONNREFUSED: 'busy',
	ECONNRESET: 'busy',
	EPIPE: 'busy'
};

/** Decides by the numbers and codes that the engines document, never by the text of the error. */
export function storageFault(error: unknown): StorageFault {
	if (!(error instanceof Error)) return 'other';
	const { errcode, code } = error as Error & { errcode?: unknown; code?: unknown };
	// The low byte is the primary code. The rest says more exactly where a read or write failed.
	if (typeof errcode === 'number') return sqliteFaults[errcode & 0xff] ?? 'other';
	return typeof code === 'string' ? (postgresFaults[code] ?? 'other') : 'other';
}

/** Whether SQLite says that the file is not whole, or is no database: SQLITE_CORRUPT and SQLITE_NOTADB. */
export const isDamage = (fault: unknown) => [11, 26].includes(((fault as { errcode?: number }).errcode ?? 0) & 0xff);
