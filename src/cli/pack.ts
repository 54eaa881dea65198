/**
 * `npm run pack -- check FILE` says in words what keeps a pack from being published, and who signed it. `words` makes twelve words for a
 * section, and `sign` signs a pack with them. It exits 0 when all went well, 1 when the pack is not as it must be, and 2 when it did not
 * understand or cannot read or write a file.
 */
import { parseArgs } from 'node:util';
import { stopWith } from './keeping/say-copy.ts';
import { checkPack } from './packing/check.ts';
import { mintWords } from './packing/mint-words.ts';
import { signPackFile, type SigningOrder } from './packing/sign.ts';

const usage = `Use: npm run pack -- check FILE
     npm run pack -- words FILE
     npm run pack -- sign FILE --name SECTION --version NUMBER --out SIGNED [--words-file FILE]`;

const [verb, ...rest] = process.argv.slice(2);
if (verb === 'check') await checkPack(fileIn(rest));
else if (verb === 'words') await mintWords(fileIn(rest));
else if (verb === 'sign') await signPackFile(orderIn(rest));
else stopWith(2, usage);

function fileIn([path, ...more]: string[]): string {
	return path === undefined || path.startsWith('--') || more.length > 0 ? stopWith(2, usage) : path;
}

function orderIn(typed: string[]): SigningOrder {
	const { values, positionals } = parsed(typed);
	const { name, version = '', out, 'words-file': wordsFile } = values;
	if (name === undefined || out === undefined || !/^[1-9]\d{0,5}$/.test(version)) return stopWith(2, usage);
	return { file: fileIn(positionals), name, version: Number(version), out, wordsFile };
}

function parsed(args: string[]) {
	const text = { type: 'string' } as const;
	try {
		return parseArgs({ args, options: { name: text, version: text, out: text, 'words-file': text }, allowPositionals: true });
	} catch {
		return stopWith(2, usage);
	}
}
