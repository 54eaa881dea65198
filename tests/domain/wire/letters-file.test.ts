import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	isForeignBeginning,
	lettersFileBody,
	lettersFileBounds,
	lettersFileEnd,
	parseLettersFileBody,
	splitLettersFile,
	type LettersFile
} from '#lib/domain/wire/letters-file.ts';
import { aDevice, aPosted } from '../../support/signed-event.ts';

const aFile = (change: Partial<LettersFile> = {}): LettersFile => ({
	event: '7KQ2MB',
	device: aDevice,
	lastSeq: 3,
	items: [aPosted(1), aPosted(3)],
	...change
});
const written = (body: string) => body + lettersFileEnd(createHash('sha256').update(body).digest('hex'));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const whole = bytesOf(written(lettersFileBody(aFile())));
const reasonOf = (bytes: unknown) => {
	const split = splitLettersFile(bytes);
	return split.kind === 'refused' ? split.because : 'split';
};
const withBody = (body: string) => parseLettersFileBody(bytesOf(body)).kind;

test('a .letters file gives back what was written into it', () => {
	const split = splitLettersFile(whole);
	if (split.kind === 'refused') throw new Error(split.because);
	expect(split.digest).toBe(createHash('sha256').update(split.body).digest('hex'));
	expect(parseLettersFileBody(split.body)).toEqual({ kind: 'parsed', value: aFile() });
});

test('splitLettersFile calls every beginning of a file half, and an empty one too', () => {
	fc.assert(fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) => reasonOf(whole.subarray(0, end)) === 'half'));
	expect(reasonOf(new Uint8Array())).toBe('half');
	// A memory stick that was pulled out leaves such a file: its length is right, and its end is empty.
	expect(reasonOf(new Uint8Array(whole.length).fill(0).map((_, at) => (at < 900 ? (whole[at] ?? 0) : 0)))).toBe('half');
});

test('splitLettersFile tells foreign, newer and too large files apart', () => {
	expect(reasonOf(bytesOf('%PDF-1.7'))).toBe('foreign');
	expect(reasonOf('writing-table letters 1')).toBe('foreign');
	expect(reasonOf(bytesOf('writing-table letters one\n'))).toBe('foreign');
	expect(reasonOf(bytesOf('writing-table letters 3\nanything'))).toBe('newer-version');
	const large = new Uint8Array(lettersFileBounds.bytes + 1);
	large.set(whole);
	expect(reasonOf(large)).toBe('too-large');
	expect(isForeignBeginning(whole.subarray(0, 8))).toBe(false);
});

test('splitLettersFile never throws, whatever the bytes are', () => {
	fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => reasonOf(bytes) !== 'split'));
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			return parseLettersFileBody(new Uint8Array([...bytesOf('writing-table letters 1\n'), ...bytes])).kind === 'malformed';
		})
	);
});

test('parseLettersFileBody refuses the file whole for one thing that is wrong in it', () => {
	const body = lettersFileBody(aFile());
	expect(withBody(body)).toBe('parsed');
	expect(withBody(body.replace('"items":2', '"items":3'))).toBe('malformed');
	expect(withBody(body.replace('"kind":"letter"', '"kind":"parcel"'))).toBe('malformed');
	expect(withBody(body.replace('"lastSeq":3', '"lastSeq":3,"note":"x"'))).toBe('malformed');
	expect(withBody(body.replaceAll(aPosted(3).id, aPosted(1).id))).toBe('malformed');
	expect(withBody('')).toBe('malformed');
});

test('lettersFileBody makes no file that a device would refuse', () => {
	expect(() => lettersFileBody(aFile({ items: [] }))).toThrow('items');
	expect(() => lettersFileBody(aFile({ device: 'table 7' }))).toThrow('device');
});
