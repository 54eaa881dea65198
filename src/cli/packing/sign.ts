/** Signs a pack with the twelve words of a section. */
import { writeFileSync } from 'node:fs';
import { parseNewPack } from '#lib/domain/new-pack.ts';
import { problemOfSectionName, readPackText, type SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { sectionKey } from '#lib/keys/section-key.ts';
import { signPack } from '#lib/keys/sign-pack.ts';
import { stopWith } from '../keeping/say-copy.ts';
import { signerInWords } from './in-words.ts';
import { readPackAt } from './read-pack-at.ts';
import { wordsToSignWith } from './words-to-sign-with.ts';

export interface SigningOrder {
	file: string;
	name: string;
	version: number;
	out: string;
	wordsFile?: string;
}

/** Only what can be published is signed. The words are asked for last, when nothing else can go wrong. */
export async function signPackFile({ file, name, version, out, wordsFile }: SigningOrder): Promise<void> {
	const problem = problemOfSectionName(name);
	if (problem !== undefined) stopWith(2, `--name ${problem}.`);
	const { json, signed } = await readPackAt(file);
	if (parseNewPack(json).kind === 'malformed')
		stopWith(1, `${file} cannot be published yet, so it is not signed. npm run pack -- check ${file} says why.`);
	const key = await sectionKey(await wordsToSignWith(wordsFile));
	if (signed?.verifyKey === toBase64Url(key.verifyKey) && signed.said.version >= version)
		stopWith(1, `${file} is version ${signed.said.version} already. A later version has a higher number.`);
	const text = await signPack(json, { name, version }, key);
	try {
		writeFileSync(out, text, { flag: 'wx' });
	} catch (error) {
		const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
		stopWith(2, isThere ? `${out} is there already, and stays as it is.` : `${out} cannot be written.`);
	}
	console.log(`${out} is signed by ${await signerInWords(signedIn(text))}`);
}

function signedIn(text: string): SignedPack {
	const read = readPackText(text);
	if (read.kind !== 'signed') throw new Error(`a pack that was signed just now: ${read.kind}`);
	return read.signed;
}
