import { theDatabase } from '#lib/device/database.ts';
import { fileOut, type OutFile } from '#lib/outbox/files/file-out.ts';
import { saveFile } from '../save-file.ts';
import { howItIs } from './say-how.later.ts';

export interface CarriedOut {
	items: number;
	/** By the share sheet; else they lie where this browser saves files. */
	isShared: boolean;
}

/** Gives what lies here to the person as a file: shared where the device can, else saved. `undefined` when it failed. */
export async function carryOut(code: string): Promise<CarriedOut | undefined> {
	const out = await fileOut(theDatabase(), code, await howItIs(code));
	if (out.kind !== 'files') return undefined;
	const isShared = await share(out.files);
	if (!isShared) for (const { name, text } of out.files) saveFile(new Blob([text], { type: 'application/octet-stream' }), name);
	return { items: out.items, isShared };
}

/**
 * On a phone or tablet the share sheet reaches AirDrop and sticks; closing it means that nothing was taken, so it is saved. Chromium
 * shares no `.letters`, but text, which these files are.
 */
async function share(files: OutFile[]): Promise<boolean> {
	if (!navigator.canShare || !matchMedia('(pointer: coarse)').matches) return false;
	const asLetters = files.map(({ name, text }) => new File([text], name, { type: 'application/octet-stream' }));
	const asText = files.map(({ name, text }) => new File([text], `${name}.txt`, { type: 'text/plain' }));
	const shared = [asLetters, asText].find((each) => navigator.canShare({ files: each }));
	if (!shared) return false;
	return navigator.share({ files: shared }).then(
		() => true,
		() => false
	);
}
