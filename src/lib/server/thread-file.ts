import { existsSync } from 'node:fs';

/**
 * Gives the file of the store's thread. In the built app it is one file beside the app, while this code lies somewhere in `chunks`.
 * A shell command without a build takes the source.
 */
export function threadFile(): URL {
	const built = ['../store/', '../../store/'].map((folder) => new URL(`${folder}store-thread.js`, import.meta.url));
	return built.find((file) => existsSync(file)) ?? new URL(import.meta.resolve('#lib/server/store-thread.ts'));
}
