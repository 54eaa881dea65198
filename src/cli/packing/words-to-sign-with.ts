import { statSync } from 'node:fs';
import { readWords } from '#lib/keys/words.ts';
import { askInSecret } from '../keeping/ask-for-word.ts';
import { stopWith } from '../keeping/say-copy.ts';
import { readTextFile } from '../read-text-file.ts';
import { whyNoWords } from '../why-no-words.ts';

/** Gives the twelve words of a file that only its owner can read or, without a file, those that a person types. Never from arguments. */
export async function wordsToSignWith(file?: string): Promise<string[]> {
	const typed = file === undefined ? await askInSecret('The twelve words of the section (they are not shown): ') : textOf(file);
	const read = readWords(typed);
	return read.kind === 'words' ? read.words : stopWith(2, whyNoWords(read, file ?? 'what was typed'));
}

function textOf(file: string): string {
	const read = readTextFile(file);
	if (read.kind !== 'read') return stopWith(2, `${file} cannot be read.`);
	// Windows has no such bits, and says that everybody may read every file.
	const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
	return isOpen ? stopWith(2, `Others can read ${file}. Keep it for yourself first: chmod 600 ${file}`) : read.text;
}
