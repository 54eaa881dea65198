/** The fonts there are, in order of preference, which of them sets a character, and which must be loaded for a text. */
import type { Weight } from '#lib/domain/sheet.ts';
import type { Face } from './face.ts';
import { neededFaces, type Wording } from './needed-faces.ts';
import { isInvisible } from './scripts.ts';

export interface FontSet {
	/** Opened or not; the last one draws boxes and covers everything. */
	faces: readonly Face[];
	face(key: string): Face;
	/** The face for a letter and its marks: the best one that covers them all. `before` is kept when it can be. */
	pick(letter: string, context: LetterContext, before?: Face): Face;
	/** How many faces are open: what was picked among fewer may be picked otherwise now. */
	opened(): number;
	/** Loads the faces that these texts need and that are not open yet. */
	ready(wordings: readonly Wording[]): Promise<FontsReady>;
}

export interface LetterContext {
	script: string;
	weight: Weight;
	lang: string;
}

export type FontsReady = { kind: 'ready' } | FontsUnreachable;
/** These font files could not be loaded: offline before they were made ready, most likely. */
export type FontsUnreachable = { kind: 'fonts-unreachable'; files?: string[] };

export const boxKey = 'box';

/** `open` loads and opens one face; false when it could not. `faces` end with the one that draws boxes, opened. */
export function fontSet(faces: readonly Face[], open: (face: Face) => Promise<boolean>, fileOf: (face: Face) => string): FontSet {
	const byKey = new Map(faces.map((face) => [face.key, face]));
	const picker = pickerAmong(faces);
	let count = faces.filter((face) => face.opened).length;
	return {
		faces,
		face: (key) => byKey.get(key) ?? unknownFace(key),
		pick: (letter, context, before) => picker(letter, context, before, (face) => face.opened !== undefined),
		opened: () => count,
		ready: async (wordings) => {
			const wanted = neededFaces(wordings, (letter, context) => picker(letter, context, undefined, () => true));
			const closed = [...wanted].filter((face) => !face.opened);
			const outcomes = await Promise.all(closed.map(open));
			count = faces.filter((face) => face.opened).length;
			const files = closed.filter((_, index) => !outcomes[index]).map(fileOf);
			return files.length === 0 ? { kind: 'ready' } : { kind: 'fonts-unreachable', files };
		}
	};
}

function pickerAmong(faces: readonly Face[]) {
	const orders = new Map<string, Face[]>();
	const box = faces.at(-1);
	if (!box) throw new Error('a font set needs the face that draws boxes');
	const orderFor = ({ script, weight, lang }: LetterContext) => {
		const key = `${weight} ${script} ${lang}`;
		let order = orders.get(key);
		if (!order) orders.set(key, (order = preferenceOrder(faces, { script, weight, lang })));
		return order;
	};
	return (letter: string, context: LetterContext, before: Face | undefined, isAllowed: (face: Face) => boolean): Face => {
		const codePoints = inkedCodePoints(letter);
		const coversAll = (face: Face) => isAllowed(face) && codePoints.every(face.covers);
		if (before && (codePoints.length === 0 || (before.scripts.includes(context.script) && coversAll(before)))) return before;
		return orderFor(context).find(coversAll) ?? box;
	};
}

function inkedCodePoints(letter: string): number[] {
	const first = letter.charCodeAt(0);
	if (letter.length === 1 && first < 0x300 && first !== 0xad) return [first];
	return [...letter].map((each) => each.codePointAt(0) ?? 0).filter((each) => !isInvisible(each));
}

/**
 * Faces of this script first, among them those drawn for the language, then those of this weight, then the others in their order:
 * a bold subject in a script without a bold face is set regular.
 */
function preferenceOrder(faces: readonly Face[], { script, weight, lang }: LetterContext): Face[] {
	const language = lang.split('-')[0] ?? lang;
	const rank = (face: Face) =>
		(face.key === boxKey ? 100 : 0) +
		(face.scripts.includes(script) ? 0 : 8) +
		(face.languages && !face.languages.includes(language) ? 4 : 0) +
		(face.languages?.includes(language) ? -2 : 0) +
		(face.weight === weight ? 0 : 1);
	return faces.toSorted((one, other) => rank(one) - rank(other));
}

function unknownFace(key: string): never {
	throw new Error(`no font is called ${key}`);
}
