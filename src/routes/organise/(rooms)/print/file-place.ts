/**
 * Where the files of a print run are written: to a place that a person picks, part by part, or to the browser's downloads. Only
 * Chromium lets a page write to a place that a person picks.
 */
import type { Bytes } from '#lib/domain/bytes.ts';
import type { FilePlace, OpenFile } from '#lib/desk/print/file-place.ts';
import { saveFile } from '../../../save-file.ts';

export type Picked = { kind: 'picked'; place: FilePlace } | { kind: 'refused' };

type FilePickers = Pick<Window, 'showSaveFilePicker' | 'showDirectoryPicker'>;

export const canPickPlace = (pickers: FilePickers = window): boolean =>
	pickers.showSaveFilePicker !== undefined && pickers.showDirectoryPicker !== undefined;

/** Asks a person for a place, in answer to their press: one file, or a folder for several files. */
export async function pickPlace(names: readonly string[], pickers: FilePickers = window): Promise<Picked> {
	const [name = '', ...others] = names;
	try {
		if (others.length === 0) return { kind: 'picked', place: onlyFile(await pickFile(name, pickers)) };
		return { kind: 'picked', place: folder(await pickFolder(pickers)) };
	} catch {
		// Closed by the person, forbidden by the browser, or broken: no place was picked, and the downloads remain.
		return { kind: 'refused' };
	}
}

const pdf = 'application/pdf';

async function pickFile(suggestedName: string, pickers: FilePickers): Promise<FileSystemFileHandle> {
	if (!pickers.showSaveFilePicker) throw new Error('this browser picks no place');
	return pickers.showSaveFilePicker({ suggestedName, types: [{ accept: { [pdf]: ['.pdf'] } }] });
}

async function pickFolder(pickers: FilePickers): Promise<FileSystemDirectoryHandle> {
	if (!pickers.showDirectoryPicker) throw new Error('this browser picks no folder');
	return pickers.showDirectoryPicker({ id: 'writing-table', mode: 'readwrite' });
}

function onlyFile(handle: FileSystemFileHandle): FilePlace {
	return { kind: 'picked', open: () => writtenFile(async () => handle) };
}

function folder(handle: FileSystemDirectoryHandle): FilePlace {
	return { kind: 'picked', open: (name) => writtenFile(() => handle.getFileHandle(name, { create: true })) };
}

/** The file is made only when the first bytes come, so that a run that is stopped leaves no empty file behind. */
function writtenFile(handle: () => Promise<FileSystemFileHandle>): OpenFile {
	let trouble: unknown;
	let writing: Promise<FileSystemWritableFileStream | undefined> | undefined;
	const fail = (problem: unknown) => {
		trouble ??= problem;
		return undefined;
	};
	const start = async () => (await handle()).createWritable();
	const write = async (stream: FileSystemWritableFileStream | undefined, bytes: Bytes) => {
		if (!stream || trouble) return stream;
		await stream.write(bytes);
		return stream;
	};
	return {
		take(bytes) {
			const before = writing ?? start().catch(fail);
			writing = before.then((stream) => write(stream, bytes).catch((problem) => (fail(problem), stream)));
		},
		async close() {
			const stream = await writing;
			// Only closing puts the new file in its place. Until then, the earlier file stays.
			if (!trouble) await stream?.close().catch(fail);
			else await stream?.abort().catch(() => {});
			if (!trouble) return { kind: 'saved' };
			return { kind: isNamed(trouble, 'QuotaExceededError') ? 'disk-full' : 'not-writable' };
		}
	};
}

/** A browser keeps large blobs on its own disk. So the files of one run can wait here and be handed over again. */
export function downloads(): FilePlace {
	const files = new Map<string, Blob>();
	const again = (name: string) => {
		const file = files.get(name);
		if (file) saveFile(file, name);
	};
	return {
		kind: 'downloads',
		again,
		open(name) {
			const parts: Bytes[] = [];
			return {
				take: (bytes) => void parts.push(bytes),
				async close() {
					files.set(name, new Blob(parts, { type: pdf }));
					again(name);
					return { kind: 'saved' };
				}
			};
		}
	};
}

const isNamed = (problem: unknown, ...names: string[]) => problem instanceof DOMException && names.includes(problem.name);
