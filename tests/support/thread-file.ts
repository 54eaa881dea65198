/**
 * The store's thread as one file, as the built app has it. From source, every server that a test starts would load three hundred
 * files twice. The config of the tests puts this in the place of `src/lib/server/thread-file.ts`.
 */
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';

declare module 'vitest' {
	interface ProvidedContext {
		storeThread: string;
	}
}

export const threadFile = (): URL => pathToFileURL(inject('storeThread'));
