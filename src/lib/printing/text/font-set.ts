/** The fonts there are, in order of preference, which of them sets a character, and which must be loaded for a text. */
import type { Weight } from '#lib/domain/print/sheet.ts';
import type { Chooser, LetterContext } from './chooser.ts';
import type { Face } from './face.ts';
import { drawnAs } from './han-language.ts';
import type { DivideWord, WordDividers } from './hyphens.ts';
import { neededFaces, type Wording } from './needed-faces.ts';
import { isInvisible } from './scripts.ts';

export interface FontSet {
	/** Opened or not; the last one draws boxes and covers everything. */
	faces: readonly Face[];
	face(key: string): Face;
	/** How to choose faces in one script, weight and language, among those that are open. */
	chooser(context: LetterContext): Chooser;
	/** True when a face, open or not, has this letter with all its marks. */
	covers(letter: string): boolean;
	/** How many faces are open. After another face was opened, a choice may come out differently. */
	opened(): number;
	/** How to divide words of a language at the ends of lines; `undefined` when they are never divided. */
	divider(lang: string): DivideWord | undefined;
	/** Loads the faces and the rules for dividing words that these texts need and that are not there yet. */
	ready(wordings: Iterable<Wording>): Promise<FontsReady>;
}

type FontsReady = { kind: 'ready' } | FontsUnreachable;
/** These font files could not be loaded. Most likely the device went offline before they were made ready. */
export type FontsUnreachable = { kind: 'fonts-unreachable'; files?: string[] };

/** The key of the face that draws boxes. */
export const boxKey = 'box';

interface FontOpening {
	/** Loads and opens one face; false when it could not. */
	open: (face: Face) => Promise<boolean>;
	fileOf: (face: Face) => string;
	dividers: WordDividers;
}

/** `faces` end with the one that draws boxes, opened. */
export function fontSet(faces: readonly Face[], { open, fileOf, dividers }: FontOpening): FontSet {
	const byKey = new Map(faces.map((face) => [face.key, face]));
	let choosers = new Map<string, Chooser>();
	let count = openCount(faces);
	const choose = (context: LetterContext) => {
		const key = `${context.weight} ${context.script} ${context.lang}`;
		let chooser = choosers.get(key);
		if (!chooser) choosers.set(key, (chooser = newChooser(openFaces(faces), context)));
		return chooser;
	};
	return {
		faces,
		face: (key) => byKey.get(key) ?? unknownFace(key),
		chooser: choose,
		covers: (letter) => faces.some((face) => face.key !== boxKey && coversAll(face, letter)),
		opened: () => count,
		divider: dividers.of,
		ready: async (wordings) => {
			const langs = new Set<string>();
			const wanted = neededFaces(noting(wordings, langs), (context) => newChooser(faces, context));
			const closed = [...wanted].filter((face) => !face.opened);
			const [outcomes] = await Promise.all([Promise.all(closed.map(open)), dividers.ready(langs)]);
			if (openCount(faces) > count) choosers = new Map();
			count = openCount(faces);
			const files = closed.filter((_, index) => !outcomes[index]).map(fileOf);
			return files.length === 0 ? { kind: 'ready' } : { kind: 'fonts-unreachable', files };
		}
	};
}

/** The same texts, their languages noted on the way: thousands of items come one by one, and only once. */
function* noting(wordings: Iterable<Wording>, langs: Set<string>): Iterable<Wording> {
	for (const wording of wordings) {
		langs.add(wording.lang);
		yield wording;
	}
}

const openFaces = (faces: readonly Face[]) => faces.filter((face) => face.opened);
const openCount = (faces: readonly Face[]) => openFaces(faces).length;

function newChooser(faces: readonly Face[], context: LetterContext): Chooser {
	const order = preferenceOrder(faces, context);
	const fallback = faces.at(-1) ?? noFaces();
	const ofScript = new Set(order.filter((face) => face.scripts.includes(context.script)));
	const chosen = new Map<string, Face>();
	return (letter, before) => {
		if (before && (isAllInvisible(letter) || (ofScript.has(before) && coversAll(before, letter)))) return before;
		let face = chosen.get(letter);
		if (!face) chosen.set(letter, (face = order.find((each) => coversAll(each, letter)) ?? fallback));
		return face;
	};
}

function coversAll(face: Face, letter: string): boolean {
	for (let i = 0; i < letter.length;) {
		const codePoint = letter.codePointAt(i) ?? 0;
		if (!face.covers(codePoint) && !isInvisible(codePoint)) return false;
		i += codePoint > 0xffff ? 2 : 1;
	}
	return true;
}

function isAllInvisible(letter: string): boolean {
	const first = letter.codePointAt(0) ?? 0;
	if (first < 0xad) return false;
	return isInvisible(first) && [...letter].every((each) => isInvisible(each.codePointAt(0) ?? 0));
}

/**
 * Faces of this script first, among them those drawn for the language, then those of this weight, then those nearest to it: a bold
 * subject in a script without a bold face is set regular, and a poster's headline bold.
 */
function preferenceOrder(faces: readonly Face[], { script, weight, lang }: LetterContext): Face[] {
	const wanted = drawnAs(lang);
	const rank = (face: Face) =>
		(face.key === boxKey ? 100 : 0) +
		(face.scripts.includes(script) ? 0 : 16) +
		(face.languages ? languageRank(face.languages, wanted) : 4) +
		Math.abs(heaviness[face.weight] - heaviness[weight]);
	return faces.toSorted((one, other) => rank(one) - rank(other));
}

const heaviness: Record<Weight, number> = { regular: 0, bold: 1, black: 2 };

/** Drawn for the language: 0. For one that draws its signs in nearly the same way: 2. For another: 8, after those good for all. */
function languageRank(languages: readonly string[], wanted: string): number {
	const at = languages.indexOf(wanted);
	return at < 0 ? 8 : Math.min(at, 1) * 2;
}

function unknownFace(key: string): never {
	throw new Error(`no font is called ${key}`);
}

function noFaces(): never {
	throw new Error('a font set needs the face that draws boxes');
}
