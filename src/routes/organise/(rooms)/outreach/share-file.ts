/** Hands a file on to another app, as the device offers it. */

export type Shared = 'shared' | 'cancelled' | 'refused';

type Browser = Pick<Navigator, 'share' | 'canShare'>;

/** `refused` where the browser has no share sheet, or hands no files on. A person who closes the sheet has cancelled. */
export async function shareFile(file: File, text: string, browser: Partial<Browser> = navigator): Promise<Shared> {
	const sharing = { files: [file], text };
	if (!browser.share || !browser.canShare?.(sharing)) return 'refused';
	try {
		await browser.share(sharing);
		return 'shared';
	} catch (problem) {
		return problem instanceof DOMException && problem.name === 'AbortError' ? 'cancelled' : 'refused';
	}
}
