/** Opens the fonts this room prints with: only those that the texts at hand need. */
import { boxFace } from './box-face.ts';
import { fontFiles, fontIndexFile, type FontFile, type FontIndexEntry } from './font-files.ts';
import { coverageWhenAsked } from './text/coverage.ts';
import { closedFace, openFace, type Face } from './text/face.ts';
import { fontSet, type FontSet } from './text/font-set.ts';
import { hyphenShelf } from './hyphen-shelf.ts';
import type { Wording } from './text/needed-faces.ts';
import { jsonIn, unpacked, type LoadFont } from './unpacked.ts';

export { fontFiles };
export type { FontSet, Wording };

/** Fonts could not be opened. Most likely the device went offline before they were made ready. */
export class FontsNotLoaded extends Error {
	readonly files: readonly string[];

	constructor(files: readonly string[], options?: ErrorOptions) {
		super(`not loaded: ${files.join(', ')}`, options);
		this.files = files;
	}
}

/**
 * The fonts for these texts; without texts the usual ones, which are at hand wherever the app is. `FontSet.ready` opens more later,
 * and `printItems` asks for what its items need. Rejects with `FontsNotLoaded` when one cannot be loaded: a letter full of boxes
 * would be printed for the wrong reason.
 */
export async function openFonts(load: LoadFont, wordings?: readonly Wording[]): Promise<FontSet> {
	const index = await readIndex(load);
	const files = new Map<Face, FontFile>();
	for (const file of fontFiles) files.set(closedFace(file, coverageWhenAsked(index[file.file]?.coverage ?? '')), file);
	const fileOf = (face: Face) => files.get(face)?.file ?? face.key;
	const open = opener(load, fileOf);
	const faces = [...files.keys()];
	if (!wordings)
		await openAll(
			faces.filter((face) => files.get(face)?.isUsual),
			open,
			fileOf
		);
	const fonts = fontSet([...faces, boxFace()], { open, fileOf, dividers: hyphenShelf(load) });
	const ready = await fonts.ready(wordings ?? []);
	if (ready.kind !== 'ready') throw new FontsNotLoaded(ready.files ?? []);
	return fonts;
}

/** The list of what each font covers, by file. Rejects with `FontsNotLoaded` when it cannot be read. */
export async function readIndex(load: LoadFont): Promise<Partial<Record<string, FontIndexEntry>>> {
	try {
		return (await jsonIn(load, fontIndexFile)) as Record<string, FontIndexEntry>;
	} catch (cause) {
		throw new FontsNotLoaded([fontIndexFile], { cause });
	}
}

/** Opens each face once, however often it is asked for at the same time; a face that failed may be asked for again. */
function opener(load: LoadFont, fileOf: (face: Face) => string): (face: Face) => Promise<boolean> {
	const opening = new Map<Face, Promise<boolean>>();
	const open = async (face: Face) => {
		try {
			openFace(face, await unpacked(await load(fileOf(face))));
			return true;
		} catch {
			// The file may be absent, cut off, or the HTML of a Wi-Fi sign-in page. In each case the font counts as not loaded.
			opening.delete(face);
			return false;
		}
	};
	return (face) => {
		let outcome = opening.get(face);
		if (!outcome) opening.set(face, (outcome = open(face)));
		return outcome;
	};
}

async function openAll(faces: readonly Face[], open: (face: Face) => Promise<boolean>, fileOf: (face: Face) => string) {
	const outcomes = await Promise.all(faces.map(open));
	const failed = faces.filter((_, index) => !outcomes[index]);
	if (failed.length > 0) throw new FontsNotLoaded(failed.map(fileOf));
}
