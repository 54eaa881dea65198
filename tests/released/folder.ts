/** The files of a released version. `npm run released` writes them, and every later version reads them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import type { DatabaseDump } from './dump.ts';
import { tokensOf } from './recorder.ts';

const root = import.meta.dirname;

/** Gives "0.1" for 0.1.3, because a version that only repairs writes the same files. */
export const folderOf = (version: string) => version.split('.').slice(0, 2).join('.');
export const pathIn = (folder: string, ...names: string[]) => join(root, folder, ...names);
export const releasedFolders = (): string[] => readdirSync(root).filter((name) => /^\d+\.\d+$/.test(name));

/** `new-owner`: the person with the words to whom the event is handed in the end. */
export type Who = 'nobody' | 'set-up' | 'join' | 'organiser' | 'new-owner';

/** One call of the API as it was, with the request and the answer. */
export interface RecordedCall {
	method: string;
	/** The part of the address after `/api/v1`. */
	path: string;
	who: Who;
	/** The JSON that was sent, or a text that is not JSON. */
	body?: unknown;
	headers?: Record<string, string>;
	status: number;
	/** The JSON that came back. For an answer that is not JSON, or that is known by its digest, it is the exact text. */
	answer: unknown;
}

const readText = (folder: string, ...names: string[]) => readFileSync(pathIn(folder, ...names), 'utf8');
const readJson = (folder: string, ...names: string[]) => JSON.parse(readText(folder, ...names)) as unknown;

function readRelease(folder: string) {
	const calls = readdirSync(pathIn(folder, 'calls')).sort();
	return {
		folder,
		words: readText(folder, 'words.txt').trim().split(' '),
		calls: calls.map((file) => ({ file, ...(readJson(folder, 'calls', file) as RecordedCall) })),
		/** The sample pack of that version. The event has a smaller pack. */
		samplePack: readText(folder, 'sample-pack.json'),
		items: readdirSync(pathIn(folder, 'items'))
			.filter((name) => name.endsWith('.json'))
			.map((name) => ({
				item: readJson(folder, 'items', name),
				sealed: new Uint8Array(readFileSync(pathIn(folder, 'items', name.replace('.json', '.age'))))
			})),
		lettersFile: new Blob([readFileSync(pathIn(folder, 'phone.letters'))]),
		database: pathIn(folder, 'server.sqlite'),
		devices: Object.fromEntries(
			(['tablet', 'phone', 'organiser'] as const).map((name) => [name, readJson(folder, `${name}.json`) as DatabaseDump])
		) as Record<'tablet' | 'phone' | 'organiser', DatabaseDump>
	};
}
export type Release = ReturnType<typeof readRelease>;

/** Gives every released version with the key and the tokens that its words give. */
export const releases = () =>
	Promise.all(
		releasedFolders().map(async (folder) => {
			const release = readRelease(folder);
			const key = await organiserKey(release.words);
			return { folder, release, key, tokens: tokensOf(key) };
		})
	);

export const isThere = (folder: string) => existsSync(pathIn(folder));
