import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { closeRunning } from '#lib/server/running.ts';
import { useNewDatabase } from './api.ts';

/** Gives all tests of a file a server of their own behind the real endpoints, and clears it away after the last. */
export function useOwnServer() {
	const folder = useNewDatabase();
	// A question that the file before left behind may have opened that file's server again.
	beforeAll(closeRunning);
	afterAll(async () => {
		await closeRunning();
		rmSync(folder, { recursive: true, force: true });
	});
}
