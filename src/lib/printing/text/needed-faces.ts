/** Which fonts texts will be set in, found from their characters alone, before any is loaded. */
import type { Weight } from '#lib/domain/sheet.ts';
import type { Face } from './face.ts';
import type { LetterContext } from './font-set.ts';
import { displayLines } from './normalise.ts';
import { common, inherited, lettersOf, scriptOfLetter } from './scripts.ts';

/** A text and how it will be set. */
export interface Wording {
	text: string;
	lang: string;
	weight: Weight;
}

const everyday = /^[\x20-\x7e\u00a1-\u017f\u2013\u2014\u2018-\u201e\u2026\s]*$/;

/**
 * May name a face too many: a sign that scripts share is counted for each script in its text, since only the setting knows between
 * which letters it stands.
 */
export function neededFaces(wordings: readonly Wording[], pick: (letter: string, context: LetterContext) => Face): Set<Face> {
	const faces = new Set<Face>();
	const asked = new Set<string>();
	for (const wording of wordings)
		for (const { letters, scripts } of lettersToAsk(wording.text))
			for (const letter of letters) {
				const own = scriptOfLetter(letter);
				for (const script of own === common || own === inherited ? scripts : [own]) {
					const key = `${wording.weight} ${wording.lang} ${script} ${letter}`;
					if (asked.has(key)) continue;
					asked.add(key);
					faces.add(pick(letter, { script, weight: wording.weight, lang: wording.lang }));
				}
			}
	return faces;
}

/** One letter stands for all of an everyday text: such are set in one face. */
function lettersToAsk(text: string): { letters: Set<string>; scripts: Set<string> }[] {
	if (text === '') return [];
	if (everyday.test(text)) return [{ letters: new Set(['a']), scripts: new Set(['Latn']) }];
	return displayLines(text).map((line) => {
		const letters = new Set(lettersOf(line).flatMap((letter) => (letter.length > 1 ? [letter, ...letter] : [letter])));
		const scripts = new Set([...letters].map(scriptOfLetter).filter((script) => script !== common && script !== inherited));
		return { letters, scripts: scripts.size === 0 ? new Set(['Latn']) : scripts };
	});
}
