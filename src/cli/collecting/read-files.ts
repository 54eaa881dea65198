import { openAsBlob } from 'node:fs';
import type { LettersFileRefusal } from '#lib/domain/wire/letters-file.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import { readLettersFile } from '#lib/sealing/read-letters-file.ts';

/** An item with the pseudonym of the device that handed it in. */
type CarriedItem = PostedItem & { device: string };

export type ReadFiles =
	/**
	 * An item that several files hold is in `letters` once. `facts`: what organisers did, sealed, from their own files. `files`: a
	 * sentence for the person about each file.
	 */
	{ kind: 'read'; code: string; letters: CarriedItem[]; facts: string[]; files: string[] } | { kind: 'failed'; sentence: string };

/** Gives the sealed items of `.letters` files of one event, in the order of the files and of the items in each. */
export async function readFiles(paths: string[]): Promise<ReadFiles> {
	const letters = new Map<string, CarriedItem>();
	const [facts, files]: [string[], string[]] = [[], []];
	let code: string | undefined;
	for (const path of paths) {
		const read = await readAt(path);
		if (read.kind === 'not-readable') return failed(`${path} cannot be read.`);
		if (read.kind === 'refused') return failed(`${path} ${refusals[read.because]}`);
		code ??= read.file.event;
		if (read.file.event !== code)
			return failed(`${path} is of event ${read.file.event}, and the files before it are of ${code}.`);
		const fresh = read.file.items.filter(({ item: { id, digest } }) => !letters.has(`${id} ${digest}`));
		for (const { device, item } of fresh) letters.set(`${item.id} ${item.digest}`, { ...item, device });
		facts.push(...read.file.facts);
		files.push(`${path}: ${fresh.length} items, ${read.file.items.length - fresh.length} were in the files before it.`);
	}
	return code === undefined ? failed('No file was named.') : { kind: 'read', code, letters: [...letters.values()], facts, files };
}

async function readAt(path: string) {
	try {
		return await readLettersFile(await openAsBlob(path));
	} catch (failure) {
		if (failure instanceof Error && 'code' in failure) return { kind: 'not-readable' as const };
		throw failure;
	}
}

const failed = (sentence: string): ReadFiles => ({ kind: 'failed', sentence });

const refusals: Record<LettersFileRefusal, string> = {
	foreign: 'is no file of Writing Table.',
	'newer-version': 'was written by a newer Writing Table than this one.',
	half: 'is only half there: save it once more on the device it came from.',
	'too-large': 'is larger than any file of Writing Table.',
	damaged: 'was damaged on its way: save it once more on the device it came from.',
	malformed: 'is not written as a file of Writing Table should be.'
};
