import { expect, test } from 'vitest';
import { shareFile } from '../../src/routes/organise/(rooms)/outreach/share-file.ts';

const file = new File(['%PDF'], 'poster.pdf', { type: 'application/pdf' });
const answering = (share: () => Promise<void>, canShare = () => true) => shareFile(file, 'words', { share, canShare });

test('shareFile hands the file and its words on', async () => {
	const given: ShareData[] = [];
	const outcome = await shareFile(file, 'words', { canShare: () => true, share: async (data) => void given.push(data!) });
	expect([outcome, given]).toEqual(['shared', [{ files: [file], text: 'words' }]]);
});

test('shareFile tells a person who closed the sheet from a browser that refuses', async () => {
	expect(await answering(() => Promise.reject(new DOMException('', 'AbortError')))).toBe('cancelled');
	expect(await answering(() => Promise.reject(new DOMException('', 'NotAllowedError')))).toBe('refused');
	expect(await answering(() => Promise.reject(new TypeError()))).toBe('refused');
});

test('shareFile refuses without asking where files are not handed on', async () => {
	expect(
		await answering(
			() => Promise.resolve(),
			() => false
		)
	).toBe('refused');
	expect(await shareFile(file, 'words', {})).toBe('refused');
});
