/** A sentence that must stand nowhere in clear, and the search for it in every file of a folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Words without a likeness anywhere: a compressed file keeps them whole. */
export const canary = 'Zwoqvix mbulgreth hjandupol skervyq';

/** The text as programs put it down: UTF-8, UTF-16, hexadecimal, and in the middle of something in base64. */
export function formsOf(text: string): Buffer[] {
	const utf8 = Buffer.from(text, 'utf8');
	const inBase64 = [0, 1, 2].map((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), utf8]).toString('base64');
		// The signs at both ends are shared with what stands around it.
		return Buffer.from(whole.slice(before === 0 ? 0 : before + 1, -4));
	});
	return [utf8, Buffer.from(text, 'utf16le'), Buffer.from(utf8.toString('hex')), ...inBase64];
}

/** Files of the folder, at any depth, that hold the text in any of these forms. */
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
