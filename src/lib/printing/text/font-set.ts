/** The fonts at hand, in order of preference, and which of them sets a character. */
import type { Weight } from '#lib/domain/sheet.ts';
import type { Face } from './face.ts';
import { isInvisible } from './scripts.ts';

export interface FontSet {
	faces: readonly Face[];
	face(key: string): Face;
	/** The face for a letter and its marks; undefined when none covers them all. `before` is kept when it can be. */
	pick(letter: string, script: string, weight: Weight, before: Face | undefined): Face | undefined;
}

export function fontSet(faces: readonly Face[]): FontSet {
	const byKey = new Map(faces.map((face) => [face.key, face]));
	const orders = new Map<string, Face[]>();
	const orderFor = (script: string, weight: Weight) => {
		const key = `${weight} ${script}`;
		let order = orders.get(key);
		if (!order) orders.set(key, (order = preferenceOrder(faces, script, weight)));
		return order;
	};
	return {
		faces,
		face: (key) => byKey.get(key) ?? unknownFace(key),
		pick: (letter, script, weight, before) => {
			const codePoints = [...letter].map((each) => each.codePointAt(0) ?? 0).filter((each) => !isInvisible(each));
			const coversAll = (face: Face) => codePoints.every(face.covers);
			if (before && (codePoints.length === 0 || (before.scripts.includes(script) && coversAll(before)))) return before;
			return orderFor(script, weight).find(coversAll);
		}
	};
}

/** Faces of this script and weight first, then of this script, then the others: a bold subject in Ethiopic is set regular. */
function preferenceOrder(faces: readonly Face[], script: string, weight: Weight): Face[] {
	const rank = (face: Face) => (face.scripts.includes(script) ? 0 : 2) + (face.weight === weight ? 0 : 1);
	return faces.toSorted((one, other) => rank(one) - rank(other));
}

function unknownFace(key: string): never {
	throw new Error(`no font is called ${key}`);
}
