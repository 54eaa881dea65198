/** Which fonts texts will be set in, found from their characters alone, before any is loaded. */
import type { Weight } from '#lib/domain/print/sheet.ts';
import type { Face } from './face.ts';
import type { Chooser, LetterContext } from './chooser.ts';
import { displayLines } from './normalise.ts';
import { common, inherited, lettersOf, scriptOfLetter } from './scripts.ts';

/** A text and how it will be set. */
export interface Wording {
	text: string;
	lang: string;
	weight: Weight;
}

/** Marks that go with letters of any script, and what turns a sign into a picture: such letters must be looked at whole. */
const looseMarks = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f]/;

/**
 * The faces for these texts. There may be one too many: a sign that several scripts share is counted for each script of its language,
 * because only the later setting knows its neighbours.
 */
export function neededFaces(wordings: Iterable<Wording>, chooserFor: (context: LetterContext) => Chooser): Set<Face> {
	const faces = new Set<Face>();
	for (const { lang, weight, signs } of signsByLook(wordings)) {
		const scripts = new Map<string, Chooser>();
		const chooser = (script: string) => {
			let known = scripts.get(script);
			if (!known) scripts.set(script, (known = chooserFor({ script, weight, lang })));
			return known;
		};
		const shared: string[] = [];
		for (const sign of signs) {
			const script = scriptOfLetter(sign);
			if (script === common || script === inherited) shared.push(sign);
			else faces.add(chooser(script)(sign));
		}
		if (scripts.size === 0) chooser('Latn');
		for (const sign of shared) for (const choose of scripts.values()) faces.add(choose(sign));
	}
	return faces;
}

/** All of these are in the face for any one of them. */
const everyday = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\n]*$/;

interface Look {
	lang: string;
	weight: Weight;
	signs: Set<string>;
	/** By UTF-16 unit: a letter is read over and over, a sign is added once. */
	seen: Uint8Array;
}

function signsByLook(wordings: Iterable<Wording>): Iterable<Look> {
	const looks = new Map<string, Look>();
	for (const { text, lang, weight } of wordings) {
		if (text === '') continue;
		const key = `${weight} ${lang}`;
		let look = looks.get(key);
		if (!look) looks.set(key, (look = { lang, weight, signs: new Set(), seen: new Uint8Array(0x10000) }));
		if (everyday.test(text)) {
			look.signs.add('a');
			continue;
		}
		addSigns(text, look);
		if (looseMarks.test(text) || text.normalize('NFC') !== text)
			for (const line of displayLines(text)) for (const letter of lettersOf(line)) look.signs.add(letter);
	}
	return looks.values();
}

function addSigns(text: string, { signs, seen }: Look) {
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (seen[unit]) continue;
		const sign = String.fromCodePoint(text.codePointAt(index) ?? unit);
		signs.add(sign);
		if (sign.length === 1) seen[unit] = 1;
		else index++;
	}
}
