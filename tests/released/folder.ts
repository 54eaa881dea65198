/** The files of a released version, as `npm run released` writes them and every later version reads them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseDump } from './dump.ts';

const root = import.meta.dirname;

/** "0.1" of 0.1.3: what a version that only mends writes is the same. */
export const folderOf = (version: string) => version.split('.').slice(0, 2).join('.');
export const pathIn = (folder: string, ...names: string[]) => join(root, folder, ...names);
export const releasedFolders = (): string[] => readdirSync(root).filter((name) => /^\d+\.\d+$/.test(name));

/** `new-owner`: who has the words that the event is handed to in the end. */
export type Who = 'nobody' | 'set-up' | 'join' | 'organiser' | 'new-owner';

/** One call of the API as it was: what was asked, and what came back. */
export interface RecordedCall {
	method: string;
	/** After `/api/v1`. */
	path: string;
	who: Who;
	/** The JSON that was sent, or text that is none. */
	body?: unknown;
	headers?: Record<string, string>;
	status: number;
	/** The JSON that came back, or the exact text of what is no JSON or known by its digest. */
	answer: unknown;
}

const readText = (folder: string, ...names: string[]) => readFileSync(pathIn(folder, ...names), 'utf8');
const readJson = (folder: string, ...names: string[]) => JSON.parse(readText(folder, ...names)) as unknown;

export function readRelease(folder: string) {
	const calls = readdirSync(pathIn(folder, 'calls')).sort();
	return {
		folder,
		words: readText(folder, 'words.txt').trim().split(' '),
		calls: calls.map((file) => ({ file, ...(readJson(folder, 'calls', file) as RecordedCall) })),
		/** The sample pack of that version; the event has a smaller one. */
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

export const isThere = (folder: string) => existsSync(pathIn(folder));
