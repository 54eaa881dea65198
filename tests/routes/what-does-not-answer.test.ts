/** What a browser has, or says it has, may be absent, refuse, throw at once or never answer. Each use ends and leads to its other way. */
import { expect, test } from 'vitest';
import { openCamera } from '#lib/device/square-reader.ts';
import { askToKeep, storageHealth } from '#lib/device/storage-health.ts';
import { pickPlace } from '../../src/routes/organise/(rooms)/print/file-place.ts';
import { giveFiles } from '../../src/routes/(writer)/give-files.ts';
import { copyText } from '../../src/routes/copy-text.ts';

/** All time passes at once: what has not answered by then never will. */
const impatient = {
	nowMs: () => 0,
	elapsedMs: () => 0,
	after(_ms: number, callback: () => void) {
		const waiting = setTimeout(callback, 20);
		return () => clearTimeout(waiting);
	}
};

const faults = {
	refuses: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
	'is busy': () => Promise.reject(new DOMException('in use', 'NotReadableError')),
	'throws at once': () => {
		throw new TypeError('not here');
	},
	'never answers': () => new Promise<never>(() => {})
};

const file = { name: 'table-7.letters', text: '{}' };
async function given(share: undefined | (() => Promise<never>)) {
	const saved: string[] = [];
	const isShared = await giveFiles([file], {
		browser: { canShare: () => true, ...(share && { share }) },
		isTouched: true,
		clock: impatient,
		save: (_file, name) => void saved.push(name)
	});
	return { isShared, saved };
}

for (const [how, fault] of Object.entries(faults)) {
	test(`copyText gives false when the clipboard ${how}`, async () =>
		expect(await copyText('link', { clipboard: { writeText: fault } }, impatient)).toBe(false));

	test(`giveFiles saves the file when the share sheet ${how}`, async () =>
		expect(await given(fault)).toEqual({ isShared: false, saved: ['table-7.letters'] }));

	test(`openCamera gives nothing when the camera ${how}`, async () =>
		expect(await openCamera(impatient, { getUserMedia: fault })).toBeUndefined());

	test(`askToKeep gives false when the storage ${how}`, async () => {
		expect(await askToKeep({ persisted: fault, persist: fault }, impatient)).toBe(false);
		expect(await askToKeep({ persisted: async () => false, persist: fault }, impatient)).toBe(false);
	});

	test(`storageHealth gives what is known when the storage ${how}`, async () => {
		expect(await storageHealth({ persisted: fault, estimate: async () => ({ usage: 1, quota: 1e9 }) }, impatient)).toEqual({
			isKept: undefined,
			usedBytes: 1,
			quotaBytes: 1e9,
			isTight: false
		});
		expect(await storageHealth({ persisted: async () => true, estimate: fault }, impatient)).toMatchObject({ isKept: true });
	});

	// A file dialog stays open as long as a person looks for a place, so nothing ends it.
	if (how !== 'never answers')
		test(`pickPlace picks nothing when the dialog ${how}`, async () => {
			expect(await pickPlace(['one.pdf'], { showSaveFilePicker: fault })).toEqual({ kind: 'refused' });
			expect(await pickPlace(['1.pdf', '2.pdf'], { showDirectoryPicker: fault })).toEqual({ kind: 'refused' });
		});
}

test('what a browser does not have ends the same way as what refuses', async () => {
	expect(await copyText('link', {}, impatient)).toBe(false);
	expect(await given(undefined)).toEqual({ isShared: false, saved: ['table-7.letters'] });
	expect(await openCamera(impatient, undefined)).toBeUndefined();
	expect(await askToKeep({}, impatient)).toBe(false);
	expect(await pickPlace(['one.pdf'], {})).toEqual({ kind: 'refused' });
});
