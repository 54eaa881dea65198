import { readFileSync } from 'node:fs';
import { textOfFile } from '#lib/domain/decode/text-file.ts';

type TextFile = { kind: 'read'; text: string } | { kind: 'no-text' } | { kind: 'unreadable' };

/** Reads a text file that a person names at the shell. Any editor may have written it. */
export function readTextFile(path: string): TextFile {
	let bytes: Uint8Array;
	try {
		bytes = readFileSync(path);
	} catch {
		return { kind: 'unreadable' };
	}
	const text = textOfFile(bytes);
	return text === undefined ? { kind: 'no-text' } : { kind: 'read', text };
}
