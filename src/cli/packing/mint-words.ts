/** Makes the twelve words with which a section signs its packs. */
import { writeFileSync } from 'node:fs';
import { sectionKey, threeWordsOf } from '#lib/keys/section-key.ts';
import { newWords } from '#lib/keys/words.ts';
import { stopWith } from '../keeping/say-copy.ts';

const ownerOnly = 0o600;

/** Writes new words into a file of its own. A file that is there stays as it is. */
export async function mintWords(file: string): Promise<void> {
	const words = newWords((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
	try {
		writeFileSync(file, `${words.join(' ')}\n`, { flag: 'wx', mode: ownerOnly });
	} catch (error) {
		const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
		stopWith(2, isThere ? `${file} is there already, and stays as it is.` : `${file} cannot be written.`);
	}
	const three = await threeWordsOf((await sectionKey(words)).verifyKey);
	console.log(`Twelve words are in ${file}. Whoever has them signs as you: keep a copy on paper, and show them to nobody.`);
	console.log(`Publish the three words of their key, so that organisers can compare them: ${three.join(' ')}.`);
}
