/** What is quoted on a screen is quoted alike everywhere: “…”, in every language of the screens. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'src/messages';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

/** Every text of a file, also those of its variants. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
/** Straight marks, low ones, single ones that open, and guillemets. The apostrophe stays. */
const otherMarks = /["„‚‘‟‛«»]|(?<!\p{L})'|'(?!\p{L})/u;
const isPaired = (text: string) => (text.match(/[“”]/g) ?? []).join('').replaceAll('“”', '') === '';

test.each(files)('%s quotes with “…” alone, and closes what it opens', (name) => {
	const texts = textsIn(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
	expect(texts.length).toBeGreaterThan(1);
	expect(texts.filter((text) => otherMarks.test(text) || !isPaired(text))).toEqual([]);
});
