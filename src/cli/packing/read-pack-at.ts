import { statSync } from 'node:fs';
import { largestPackBytes } from '#lib/domain/pack/parse-pack.ts';
import { largestSignedPackBytes, readPackText, type SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import { isPackSigned } from '#lib/keys/sign-pack.ts';
import { stopWith } from '../keeping/say-copy.ts';
import { readTextFile } from '../read-text-file.ts';

/** The largest signed pack in UTF-16, with its byte order mark. */
const mostBytes = 2 * largestSignedPackBytes + 2;

/**
 * Gives the text of the pack in a file, and its signature when it has one that fits. It stops the program for a file that cannot be read
 * (2) and for one that was changed after it was signed (1).
 */
export async function readPackAt(file: string): Promise<{ json: string; signed?: SignedPack }> {
	const read = readPackText(textAt(file));
	if (read.kind === 'unsigned') return { json: read.json };
	if (read.kind === 'malformed') return stopWith(1, `${file} is not a pack: ${read.problem}.`);
	if (read.kind === 'rewritten' || !(await isPackSigned(read.signed)))
		return stopWith(1, `${file} was changed after it was signed: its signature does not fit. Ask the section for it again.`);
	return { json: read.signed.pack, signed: read.signed };
}

function textAt(file: string): string {
	const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
	if (bytes > mostBytes) return stopWith(2, `${file} has ${bytes} bytes. A pack has at most ${largestPackBytes}.`);
	const read = readTextFile(file);
	if (read.kind === 'read') return read.text;
	return stopWith(2, read.kind === 'no-text' ? `${file} is no text: save it as UTF-8.` : `${file} cannot be read.`);
}
