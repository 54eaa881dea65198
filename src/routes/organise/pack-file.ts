import { textOfFile } from '#lib/domain/decode/text-file.ts';
import { largestPackBytes } from '#lib/domain/pack/parse-pack.ts';

/** The size of the largest pack in UTF-16, and one more. So a film that was chosen by mistake is not read to its end. */
const mostBytes = 2 * largestPackBytes + 4;

/** Gives the text of a chosen file, or `undefined` when it is not text in UTF-8 or UTF-16. */
export const textOfPackFile = async (file: File): Promise<string | undefined> =>
	textOfFile(new Uint8Array(await file.slice(0, mostBytes).arrayBuffer()));

/** What is said in place of the parser's words when a file is not text. */
export const notText = 'not text in UTF-8 or UTF-16';
