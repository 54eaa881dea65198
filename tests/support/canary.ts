/** A sentence that must be nowhere unencrypted, and the search for it in every file of a folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Words that resemble no others, so that even a compressed file holds them whole. */
export const canary = 'Zwoqvix mbulgreth hjandupol skervyq';

/** Gives the forms in which programs write the text: UTF-8, UTF-16, hexadecimal, and in the middle of other text in base64. */
export function formsOf(text: string): Buffer[] {
	const utf8 = Buffer.from(text, 'utf8');
	const inBase64 = [0, 1, 2].map((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), utf8]).toString('base64');
		// The signs at both ends also hold bits of the text around it, so they are left out.
		return Buffer.from(whole.slice(before === 0 ? 0 : before + 1, -4));
	});
	return [utf8, Buffer.from(text, 'utf16le'), Buffer.from(utf8.toString('hex')), ...inBase64];
}

/** Gives the files of the folder, at any depth, that hold the text in any of these forms. */
export function filesHolding(folder: string, text: string): string[] {
	const forms = formsOf(text);
	return filesUnder(folder).filter((path) => {
		const bytes = readFileSync(path);
		return forms.some((form) => bytes.includes(form));
	});
}

function filesUnder(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		const found = statSync(path, { throwIfNoEntry: false });
		if (!found || found.isSocket() || found.isFIFO()) return [];
		return found.isDirectory() ? filesUnder(path) : [path];
	});
}
