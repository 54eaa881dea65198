import { expect, test } from 'vitest';
import type { FilePlace } from '#lib/desk/print/file-place.ts';
import { canPickPlace, pickPlace } from '../../../src/routes/organise/(rooms)/print/file-place.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** The browser's own files, as if a person had picked them. */
async function ownFolder() {
	const root = await navigator.storage.getDirectory();
	return root.getDirectoryHandle(`place-${crypto.randomUUID()}`, { create: true });
}

async function placeIn(folder: FileSystemDirectoryHandle): Promise<FilePlace> {
	const picked = await pickPlace(['one.pdf', 'two.pdf'], { showDirectoryPicker: async () => folder });
	if (picked.kind !== 'picked') throw new Error(picked.kind);
	return picked.place;
}

/** A disk that takes nothing. */
async function placeThatFails(name: string): Promise<FilePlace> {
	const stream = {
		write: () => Promise.reject(new DOMException('no', name)),
		abort: async () => {},
		close: async () => {}
	};
	const handle = { createWritable: async () => stream } as unknown as FileSystemFileHandle;
	const picked = await pickPlace(['one.pdf'], { showSaveFilePicker: async () => handle });
	if (picked.kind !== 'picked') throw new Error(picked.kind);
	return picked.place;
}

test('pickPlace writes each file part by part into the folder', async () => {
	const folder = await ownFolder();
	const place = await placeIn(folder);
	const file = place.open('one.pdf');
	file.take(bytes('first '));
	file.take(bytes('second'));
	expect(await file.close()).toEqual({ kind: 'saved' });
	const saved = await (await folder.getFileHandle('one.pdf')).getFile();
	expect(await saved.text()).toBe('first second');
});

test('pickPlace makes no file of a run that was stopped before its first bytes', async () => {
	const folder = await ownFolder();
	(await placeIn(folder)).open('one.pdf');
	await expect(folder.getFileHandle('one.pdf')).rejects.toThrow();
});

test('pickPlace tells a full disk from a place that cannot be written', async () => {
	for (const [name, kind] of [
		['QuotaExceededError', 'disk-full'],
		['NotAllowedError', 'not-writable']
	] as const) {
		const file = (await placeThatFails(name)).open('one.pdf');
		file.take(bytes('first'));
		file.take(bytes('second'));
		expect(await file.close()).toEqual({ kind });
	}
});

test('pickPlace gives a refusal as a value', async () => {
	const showDirectoryPicker = () => Promise.reject(new DOMException('no', 'AbortError'));
	expect(await pickPlace(['one.pdf', 'two.pdf'], { showDirectoryPicker })).toEqual({ kind: 'refused' });
	expect(canPickPlace({ showDirectoryPicker })).toBe(false);
});
