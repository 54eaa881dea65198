/** The drawings of the cases as shapes. They come with the app, so they are at hand without a network. */
import type { Case } from '#lib/domain/pack.ts';
import { readSvgPicture, type Picture } from '#lib/printing/images/svg-picture.ts';
import { artOf } from '../../../stamp-art.ts';

const known = new Map<string, Promise<Picture>>();

/** Gives the drawing of each case, in their order; a drawing that does not come is the plain one, drawn here. */
export const stampPictures = (cases: readonly Pick<Case, 'emblem'>[]): Promise<Picture[]> =>
	Promise.all(cases.map((entry) => pictureAt(artOf(entry))));

async function pictureAt(address: string): Promise<Picture> {
	let coming = known.get(address);
	if (!coming) known.set(address, (coming = fetchPicture(address)));
	try {
		return await coming;
	} catch {
		known.delete(address);
		return readSvgPicture(plain);
	}
}

async function fetchPicture(address: string): Promise<Picture> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address} did not come`);
	return readSvgPicture(await answer.text());
}

const plain =
	'<svg viewBox="0 0 204 204"><path fill="#E4E0D3" d="M0 0h204v204H0z"/><path fill="#8E94A3" d="M30 60h144l-72 62z"/></svg>';
